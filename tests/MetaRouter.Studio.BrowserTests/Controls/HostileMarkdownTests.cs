using MetaRouter.Studio.BrowserTests.Browsing;
using MetaRouter.Studio.Controls.RichText;
using MetaRouter.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Controls;

/// <summary>Attacks in answers come out as harmless text, even in a browser that does not heed the content security policy.</summary>
[Collection(BrowserRun.Collection)]
public sealed class HostileMarkdownTests(BrowserRun run)
{
    private static readonly string ForeignMarkup = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Controls", "foreign-markup.js"));

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    // Shows an answer in an element of its own, lays it out, and takes it away again.
    private const string ShowAlone = """
        async html => {
          const { show } = await import(new URL('./Controls/MarkdownText.razor.js', document.baseURI));
          const element = document.querySelector('.pane .rich-text').parentElement.appendChild(document.createElement('div'));
          element.className = 'rich-text';
          show(element, html, false);
          element.getBoundingClientRect();
          element.remove();
        }
        """;

    [Fact]
    public async Task HostileAnswers_RenderedInChromium_RunNoScriptAndLeaveNoForeignMarkup()
    {
        using var bank = new HostileBank();
        Assert.InRange(bank.Vectors.Count, 300, int.MaxValue);
        await using var studio = await run.StartAsync("AnswerBank:Pace=0", $"AnswerBank:Answers={bank.AnswersPath}", $"AnswerBank:Pool={bank.PoolPath}");
        await studio.VisitAsync(async visit =>
        {
            var seen = new HashSet<string>();
            await visit.Compare.OpenAndAskSampleAsync();
            foreach (var question in bank.Questions)
            {
                await visit.Compare.AskInsteadAsync(question);
                await WaitUntilRenderedAsync(visit);
                Assert.Empty(await visit.Page.EvaluateAsync<string[]>(ForeignMarkup));
                seen.UnionWith(await visit.Page.Locator(".rich-text > p").AllInnerTextsAsync());
            }

            Assert.True(await visit.Page.EvaluateAsync<bool>("() => window.pwned === undefined"), "A script ran.");
            Assert.Empty(bank.Vectors.Select((_, index) => HostileBank.Heading(index)).Except(seen));
        }, new BrowserNewContextOptions { BypassCSP = true });
    }

    [Fact]
    public Task HostileTexts_ShownInChromium_StayWithinTheLimit() => run.Demo.VisitAsync(async visit =>
    {
        await visit.Compare.OpenAndAskSampleAsync();
        await WaitUntilRenderedAsync(visit);
        var texts = new HostileText(seed: 20_262);
        string[] inTurn = [.. Enumerable.Range(0, Campaign.Size(inTheSuite: 200)).Select(_ => texts.Next())];
        var devTools = await visit.Context.NewCDPSessionAsync(visit.Page);
        await devTools.SendAsync("Performance.enable");
        var slow = new List<string>();
        foreach (var text in FormulaBombs().Concat(HostileText.LongestBombs(MarkdownRenderer.LongestText)).Concat(inTurn))
        {
            var html = MarkdownRenderer.Render(text);
            // What is slow is slow every time; a busy machine is not.
            var elapsed = TimeSpan.MaxValue;
            for (var attempt = 0; attempt < 3 && elapsed >= Limit; attempt++)
            {
                var before = await ProcessorTimeAsync(devTools);
                await visit.Page.EvaluateAsync(ShowAlone, html);
                elapsed = await ProcessorTimeAsync(devTools) - before;
            }

            if (elapsed >= Limit) slow.Add($"{elapsed} for {text.Length} characters that begin with {text[..Math.Min(text.Length, 40)]}");
        }

        Assert.Empty(slow);
    });

    [Theory]
    [InlineData("<img src=x onerror='window.pwned = 1'>", "element <img>")]
    [InlineData("<a href='javascript:window.pwned = 1'>x</a>", "attribute href")]
    [InlineData("<p onclick='window.pwned = 1'>x</p>", "attribute onclick")]
    [InlineData("<span data-math='inline'><svg><use href='#x'></use></svg></span>", "element <use>")]
    public Task ForeignMarkup_PlantedInAnAnswer_IsFound(string markup, string expected) => run.Demo.VisitAsync(async visit =>
    {
        visit.ExpectConsole("404|/x");
        await visit.Compare.OpenAndAskSampleAsync();
        await WaitUntilRenderedAsync(visit);
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(ForeignMarkup));

        await visit.Page.Locator(".rich-text").First.EvaluateAsync("(element, markup) => { element.innerHTML = markup; }", markup);

        Assert.Contains(await visit.Page.EvaluateAsync<string[]>(ForeignMarkup), found => found.StartsWith(expected, StringComparison.Ordinal));
    }, new BrowserNewContextOptions { BypassCSP = true });

    // The page's own, so that other processes do not count.
    private static async Task<TimeSpan> ProcessorTimeAsync(ICDPSession devTools)
    {
        var metrics = (await devTools.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray();
        return TimeSpan.FromSeconds(metrics.Single(metric => metric.GetProperty("name").GetString() == "ProcessTime").GetProperty("value").GetDouble());
    }

    /// <summary>Formulas that grow when they are expanded, nest deeply, are as long as they may be, or come in great numbers.</summary>
    private static IEnumerable<string> FormulaBombs()
    {
        const int LongestFormula = 3_000;
        yield return @"$$\def\a#1{\b#1\b#1\b#1\b#1}\def\b#1{\c#1\c#1\c#1\c#1}\def\c#1{\d#1\d#1\d#1\d#1}\def\d#1{\a#1\a#1}\a{x}$$";
        yield return @"$$\def\a{\a\a}\a$$";
        yield return @"$$\edef\a{xxxxxxxxxx}" + string.Concat(Enumerable.Repeat(@"\edef\a{\a\a}", 60)) + @"\a$$";
        string[] openings = [@"\frac{", @"\sqrt{", "^{", "_{", @"\left(", @"\hat{", @"\overbrace{", "{", @"\begin{matrix}", @"\mathbf{", @"\underset{x}{"];
        foreach (var opening in openings)
        {
            var depth = LongestFormula / (opening.Length + 2);
            yield return $"$${string.Concat(Enumerable.Repeat(opening, depth))}x{(opening[^1] == '{' ? new string('}', depth) : "")}$$";
            yield return $"$${string.Concat(Enumerable.Repeat(opening, 40))}x{(opening[^1] == '{' ? new string('}', 40) : "")}$$";
        }

        yield return $@"$$\begin{{matrix}}{string.Concat(Enumerable.Repeat("x&", (LongestFormula - 40) / 2))}\end{{matrix}}$$";
        yield return string.Concat(Enumerable.Repeat("$x^2$ ", 10_000));
        yield return string.Concat(Enumerable.Repeat("$x^2$ ", MarkdownRenderer.LongestText / 6));
        yield return string.Concat(Enumerable.Repeat("$" + string.Concat(Enumerable.Repeat(@"\frac{1}{2}", 250)) + "$\n\n", 40));
    }

    // The browser's half of the work is done once the script module has taken both answers over.
    private static Task WaitUntilRenderedAsync(Visit visit) => Expect(visit.Page.Locator(".pane .rich-text[aria-busy=false]")).ToHaveCountAsync(2);
}
