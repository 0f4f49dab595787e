using MetaRouter.Studio.BrowserTests.Browsing;
using MetaRouter.TestKit.Protocol;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Arena;

/// <summary>Answers go on whatever happens to the page, and belong to one person.</summary>
[Collection(BrowserRun.Collection)]
public sealed class ContinuityTests(BrowserRun run) : IAsyncLifetime
{
    private const string Question = "Will you still be here?";
    private const string DroppedConnection = "WebSocket|connection|ERR_|Failed to fetch|reconnect";

    private readonly StreamGate _gate = new();
    private LiveStudio _live = null!;

    public async Task InitializeAsync()
    {
        _live = await LiveStudio.StartAsync(run);
        _live.Provider.Script(LiveStudio.Steady, ProtocolReply.Stream(["The first half", " and the second half."], gate: _gate));
        _live.Provider.Script(LiveStudio.Hasty, ProtocolReply.Text("All at once."));
    }

    public async Task DisposeAsync()
    {
        await _live.DisposeAsync();
        _gate.Dispose();
    }

    [Fact]
    public Task Reload_InMidStream_FindsTheSameComparisonAndBothAnswersComplete() => _live.Studio.VisitAsync(async visit =>
    {
        await AskAndWaitForTheFirstHalfAsync(visit);
        var tag = await visit.Page.Locator(".pane").Filter(new() { HasText = "All at once." }).GetAttributeAsync("data-side");

        await visit.Page.ReloadAsync();
        await Expect(visit.Page.GetByText("The first half")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".question")).ToHaveTextAsync(Question);
        _gate.Release(2);

        await visit.Compare.WaitForAnswersAsync();
        await Expect(visit.Page.GetByText("The first half and the second half.")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator($".pane[data-side={tag}]")).ToContainTextAsync("All at once.");
        Assert.Equal(2, _live.Provider.Requests.Count);
        await visit.Compare.VoteAsync("A better");
    });

    [Fact]
    public async Task DroppedConnection_InMidStream_ComesBackAndThePageIsAlive()
    {
        await using var doorway = new Doorway(_live.Studio.Url);
        await _live.Studio.VisitAsync(async visit =>
        {
            visit.ExpectConsole(DroppedConnection);
            await AskAndWaitForTheFirstHalfAsync(visit);
            // Lives in this document only: a reload would lose it.
            await visit.Page.EvaluateAsync("() => { window.sameDocument = true; }");

            doorway.Cut();
            _gate.Release(2);

            await visit.Compare.WaitForAnswersAsync();
            await Expect(visit.Page.GetByText("The first half and the second half.")).ToBeVisibleAsync();
            await visit.Compare.VoteAsync("Tie");
            Assert.True(await visit.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        }, url: doorway.Url);
    }

    [Fact]
    public Task SecondTab_OfTheSamePerson_ShowsTheComparisonAndTakesNoSecondVote() => _live.Studio.VisitAsync(async visit =>
    {
        _gate.Release(3);
        await visit.Compare.OpenAndAskAsync(Question);
        await visit.Compare.WaitForAnswersAsync();
        var tab = await visit.NewTabAsync();
        var second = new ComparePage(tab);
        await second.OpenAsync();
        await second.WaitForAnswersAsync();
        await Expect(tab.Locator(".question")).ToHaveTextAsync(Question);

        await visit.Compare.VoteAsync("A much better");
        await second.Button("B much better").ClickAsync();

        await Expect(tab.GetByText("This comparison was judged already.")).ToBeVisibleAsync();
        await Expect(second.Reveal).ToContainTextAsync("A much better");
    });

    [Fact]
    public Task AnotherPerson_MeetsTheSameApplication_SeesNothingOfIt() => _live.Studio.VisitAsync(async visit =>
    {
        await AskAndWaitForTheFirstHalfAsync(visit);

        await _live.Studio.VisitAsync(async other =>
        {
            await other.Compare.OpenAsync();
            await Expect(other.Compare.AnswerA).ToHaveCountAsync(0);
            Assert.DoesNotContain(Question, await other.Page.ContentAsync(), StringComparison.Ordinal);
            var stored = await other.Context.APIRequest.GetAsync("me/data.json");
            Assert.Equal(200, stored.Status);
            Assert.DoesNotContain(Question, await stored.TextAsync(), StringComparison.Ordinal);
        });

        var own = await visit.Context.APIRequest.GetAsync("me/data.json");
        Assert.Contains(Question, await own.TextAsync(), StringComparison.Ordinal);
        _gate.Release(2);
        await visit.Compare.WaitForAnswersAsync();
    });

    private async Task AskAndWaitForTheFirstHalfAsync(Visit visit)
    {
        _gate.Release();
        await visit.Compare.OpenAndAskAsync(Question);
        await Expect(visit.Page.GetByText("The first half")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("All at once.")).ToBeVisibleAsync();
    }
}
