using MetaRouter.Studio.BrowserTests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Controls;

/// <summary>Attacks in answers come out as harmless text, even in a browser that does not heed the content security policy.</summary>
[Collection(BrowserRun.Collection)]
public sealed class HostileMarkdownTests(BrowserRun run)
{
    private static readonly string ForeignMarkup = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Controls", "foreign-markup.js"));

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

    // The browser's half of the work is done once the script module has taken both answers over.
    private static Task WaitUntilRenderedAsync(Visit visit) => Expect(visit.Page.Locator(".pane .rich-text[aria-busy=false]")).ToHaveCountAsync(2);
}
