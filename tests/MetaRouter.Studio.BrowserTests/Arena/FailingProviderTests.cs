using MetaRouter.Llm.TimingOut;
using MetaRouter.Studio.BrowserTests.Browsing;
using MetaRouter.TestKit.Protocol;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Arena;

/// <summary>One of the two providers fails: a sentence in its pane, nothing lost, nobody named.</summary>
[Collection(BrowserRun.Collection)]
public sealed class FailingProviderTests(BrowserRun run)
{
    // Time enough for the regenerated answer on a busy machine.
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(3);

    public static TheoryData<string, string> Failures => new()
    {
        { "unauthorised", "refused our key" },
        { "error", "had an error" },
        { "cut", "connection broke" },
        { "silent", "took too long" },
        { "stalled", "took too long" },
        { "empty", "came back empty" },
        { "busy", "is busy right now" },
        { "garbled", "could not be read" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public Task OneProvider_Failing_IsOneSentenceInItsPaneAndRegenerateMendsIt(string failure, string sentence) => VisitAsync(TimeoutsFor(failure), async (live, visit) =>
    {
        var compare = visit.Compare;
        live.Provider.Script(LiveStudio.Steady, ProtocolReply.Text("The steady answer."));
        live.Provider.Script(LiveStudio.Hasty, failure switch
        {
            "unauthorised" => ProtocolReply.Error(401, "Incorrect API key provided: sk-secret"),
            "error" => ProtocolReply.Error(500, "The server had an error"),
            "cut" => ProtocolReply.Cut(["Half of "]),
            "silent" => ProtocolReply.Hang(),
            "stalled" => ProtocolReply.Hang("Half of "),
            "empty" => ProtocolReply.Stream([]),
            "busy" => ProtocolReply.Error(429, "Rate limit reached", retryAfter: "1"),
            "garbled" => ProtocolReply.Raw(200, "text/event-stream", "data: {\"choices\": [{\n\n"),
            _ => throw new ArgumentOutOfRangeException(nameof(failure)),
        });
        await compare.OpenAndAskAsync("What is a frontier?");

        var failed = visit.Page.GetByRole(AriaRole.Region).Filter(new() { Has = visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = sentence }) });
        await Expect(failed).ToHaveCountAsync(1);
        await Expect(failed.GetByRole(AriaRole.Status)).ToHaveTextAsync("Failed");
        var whole = visit.Page.Locator(".pane").Filter(new() { HasText = "The steady answer." });
        await ComparePage.WaitForAnswerAsync(whole);
        await Expect(visit.Page.GetByText("An answer is missing")).ToBeVisibleAsync();
        await Expect(compare.VoteButtons).ToHaveCountAsync(0);
        await visit.Page.Keyboard.PressAsync("1");
        Assert.DoesNotContain("sk-secret", await visit.Page.ContentAsync(), StringComparison.Ordinal);

        live.Provider.Script(LiveStudio.Hasty, ProtocolReply.Text("The hasty answer."));
        await compare.Button("Regenerate").First.ClickAsync();
        await compare.WaitForAnswersAsync();
        await Expect(compare.Reveal).ToHaveCountAsync(0);
        await compare.VoteAsync("Tie");
    });

    [Fact]
    public Task OneProvider_Failing_DoesNotStopTheOtherPane() => VisitAsync(null, async (live, visit) =>
    {
        using var gate = new StreamGate();
        live.Provider.Script(LiveStudio.Steady, ProtocolReply.Stream([new string('s', 300), " and then the end."], gate: gate));
        live.Provider.Script(LiveStudio.Hasty, ProtocolReply.Error(401, "no"));
        gate.Release();
        await visit.Compare.OpenAndAskAsync("What is a frontier?");
        await Expect(visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "refused our key" })).ToBeVisibleAsync();
        var going = visit.Page.Locator(".pane[aria-busy=true]");
        await Expect(going).ToContainTextAsync("sss");
        await Expect(visit.Compare.VoteButtons).ToHaveCountAsync(6);
        foreach (var button in await visit.Compare.VoteButtons.AllAsync()) await Expect(button).ToBeDisabledAsync();

        gate.Release(2);

        await Expect(visit.Page.GetByText("and then the end.")).ToBeVisibleAsync();
    });

    [Fact]
    public Task OneProvider_Failed_IsStillThereAfterAReload() => VisitAsync(null, async (live, visit) =>
    {
        live.Provider.Script(LiveStudio.Steady, ProtocolReply.Text("The steady answer."));
        live.Provider.Script(LiveStudio.Hasty, ProtocolReply.Error(500, "no"));
        await visit.Compare.OpenAndAskAsync("What is a frontier?");
        var failure = visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "had an error" });
        await Expect(failure).ToBeVisibleAsync();
        await ComparePage.WaitForAnswerAsync(visit.Page.Locator(".pane").Filter(new() { HasText = "The steady answer." }));

        await visit.Page.ReloadAsync();

        await Expect(visit.Page.Locator(".question")).ToHaveTextAsync("What is a frontier?");
        await Expect(failure).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("The steady answer.")).ToBeVisibleAsync();
        await Expect(visit.Compare.Button("Regenerate").First).ToBeVisibleAsync();
    });

    // A provider that says nothing at all, and one that stops after a slow beginning.
    private static AnswerTimeouts? TimeoutsFor(string failure) => failure switch
    {
        "silent" => new AnswerTimeouts { FirstToken = Short },
        "stalled" => new AnswerTimeouts { BetweenTokens = Short },
        _ => null,
    };

    private async Task VisitAsync(AnswerTimeouts? timeouts, Func<LiveStudio, Visit, Task> test)
    {
        await using var live = await LiveStudio.StartAsync(run, timeouts);
        await live.Studio.VisitAsync(visit => test(live, visit));
    }
}
