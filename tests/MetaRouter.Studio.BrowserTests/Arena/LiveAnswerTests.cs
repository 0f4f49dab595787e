using System.Text.Json;
using MetaRouter.Studio.BrowserTests.Browsing;
using MetaRouter.TestKit.Protocol;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Arena;

[Collection(BrowserRun.Collection)]
public sealed class LiveAnswerTests(BrowserRun run) : IAsyncLifetime
{
    private LiveStudio _live = null!;

    public async Task InitializeAsync() => _live = await LiveStudio.StartAsync(run);

    public Task DisposeAsync() => _live.DisposeAsync().AsTask();

    public static TheoryData<string, string> Failures => new()
    {
        { "unauthorised", "refused our key" },
        { "error", "had an error" },
        { "cut", "connection broke" },
        { "silent", "took too long" },
        { "stalled", "took too long" },
        { "empty", "came back empty" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public Task OneProvider_Failing_IsOneSentenceInItsPaneAndRegenerateMendsIt(string failure, string sentence) => _live.Studio.VisitAsync(async visit =>
    {
        var compare = visit.Compare;
        _live.Provider.Script(LiveStudio.Steady, ProtocolReply.Text("The steady answer."));
        _live.Provider.Script(LiveStudio.Hasty, failure switch
        {
            "unauthorised" => ProtocolReply.Error(401, "Incorrect API key provided: sk-secret"),
            "error" => ProtocolReply.Error(500, "The server had an error"),
            "cut" => ProtocolReply.Cut(["Half of "]),
            "silent" => ProtocolReply.Hang(),
            "stalled" => ProtocolReply.Hang("Half of "),
            _ => ProtocolReply.Stream([]),
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

        _live.Provider.Script(LiveStudio.Hasty, ProtocolReply.Text("The hasty answer."));
        await compare.Button("Regenerate").First.ClickAsync();
        await compare.WaitForAnswersAsync();
        await Expect(compare.Reveal).ToHaveCountAsync(0);
        await compare.VoteAsync("Tie");
    });

    [Fact]
    public Task OneProvider_Failing_DoesNotStopTheOtherPane() => _live.Studio.VisitAsync(async visit =>
    {
        using var gate = new StreamGate();
        _live.Provider.Script(LiveStudio.Steady, ProtocolReply.Stream([new string('s', 300), " and then the end."], gate: gate));
        _live.Provider.Script(LiveStudio.Hasty, ProtocolReply.Error(401, "no"));
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
    public Task OneProvider_Failed_IsStillThereAfterAReload() => _live.Studio.VisitAsync(async visit =>
    {
        _live.Provider.Script(LiveStudio.Steady, ProtocolReply.Text("The steady answer."));
        _live.Provider.Script(LiveStudio.Hasty, ProtocolReply.Error(500, "no"));
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

    [Fact]
    public Task FollowUpQuestion_AfterAVote_ContinuesFromThePreferredAnswer() => _live.Studio.VisitAsync(async visit =>
    {
        var compare = visit.Compare;
        _live.Provider.Script(LiveStudio.Steady, ProtocolReply.Text("Steady says yes."));
        _live.Provider.Script(LiveStudio.Hasty, ProtocolReply.Text("Hasty says no."));
        await compare.OpenAndAskAsync("Is it so?");
        await compare.WaitForAnswersAsync();
        var preferred = (await compare.AnswerB.Locator(".rich-text").InnerTextAsync()).Trim();
        await compare.VoteAsync("B better");
        await compare.AskAsync("Why?");
        await Expect(compare.Reveal).ToHaveCountAsync(0);
        await compare.WaitForAnswersAsync();

        var followUps = _live.Provider.Requests.TakeLast(2).ToList();
        Assert.Equal([LiveStudio.Hasty, LiveStudio.Steady], followUps.Select(request => request.Model).Order(StringComparer.Ordinal));
        Assert.All(followUps, request => Assert.Equal(["user: Is it so?", $"assistant: {preferred}", "user: Why?"], Messages(request)));
        await Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = "Earlier in this conversation" })).ToContainTextAsync("Is it so?");
    });

    [Fact]
    public Task Stop_InMidStream_KeepsTheTextAndAllowsAVote() => _live.Studio.VisitAsync(async visit =>
    {
        using var gate = new StreamGate();
        var begun = new string('x', 250);
        _live.Provider.Script(LiveStudio.Steady, ProtocolReply.Stream([begun, "never sent"], gate: gate));
        _live.Provider.Script(LiveStudio.Hasty, ProtocolReply.Text(begun));
        gate.Release();
        await visit.Compare.OpenAndAskAsync("Go on and on.");
        await Expect(visit.Page.Locator(".pane").Filter(new() { HasText = begun })).ToHaveCountAsync(2);

        await visit.Compare.Button("Stop").ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Stopped" })).ToHaveCountAsync(1);
        await visit.Compare.VoteAsync("A better");
        await Expect(visit.Compare.Reveal).ToContainTextAsync("(estimated)");
    });

    [Fact]
    public Task Edit_BeforeTheVote_AsksTheNewWordingInstead() => _live.Studio.VisitAsync(async visit =>
    {
        var compare = visit.Compare;
        await compare.OpenAndAskAsync("What is a fronteer?");
        await compare.WaitForAnswersAsync();

        await compare.Button("Edit").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Edited question" }).FillAsync("What is a frontier?");
        await compare.Button("Ask again").ClickAsync();

        await Expect(visit.Page.Locator(".question")).ToHaveTextAsync("What is a frontier?");
        await compare.WaitForAnswersAsync();
        Assert.All(_live.Provider.Requests.TakeLast(2), request => Assert.Equal(["user: What is a frontier?"], Messages(request)));
    });

    [Fact]
    public Task Enter_PressedAgainAfterTheQuestionWasTaken_ComplainsOfNothing() => _live.Studio.VisitAsync(async visit =>
    {
        await visit.Compare.OpenAsync();
        await visit.Compare.Question.FillAsync("What is a frontier?");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Compare.WaitForAnswersAsync();
        await Expect(visit.Compare.Question).ToHaveValueAsync("");
        await visit.Page.Keyboard.PressAsync("Enter");
        // Events reach the server in order: what the second key did would be there with this vote.
        await visit.Compare.VoteAsync("Tie");

        await Expect(visit.Page.GetByText("Type a question first.")).ToHaveCountAsync(0);
        Assert.Equal(2, _live.Provider.Requests.Count);
    });

    [Fact]
    public Task Regenerate_ClickedTwiceBeforeThePageAnswers_AsksOnce() => _live.Studio.VisitAsync(async visit =>
    {
        await visit.Compare.OpenAndAskAsync("What is a frontier?");
        await visit.Compare.WaitForAnswersAsync();
        var former = await visit.Compare.AnswerA.ElementHandleAsync();
        await visit.Compare.Button("Regenerate").EvaluateAsync("button => { button.click(); button.click(); }");
        await former.WaitForElementStateAsync(ElementState.Hidden);
        await visit.Compare.WaitForAnswersAsync();
        await visit.Compare.VoteAsync("Tie");

        Assert.Equal(4, _live.Provider.Requests.Count);
    });

    [Fact]
    public Task MarkupInAQuestion_Asked_IsShownAsText() => _live.Studio.VisitAsync(async visit =>
    {
        const string Markup = "<script>alert(1)</script><img src=x onerror=alert(2)> & <b>bold</b>?";
        _live.Provider.Script(LiveStudio.Steady, ProtocolReply.Text(Markup));
        await visit.Compare.OpenAndAskAsync(Markup);
        await visit.Compare.WaitForAnswersAsync();

        await Expect(visit.Page.Locator(".question")).ToHaveTextAsync(Markup);
        await Expect(visit.Page.Locator(".rich-text").Filter(new() { HasText = "<script>alert(1)</script>" })).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("main script, main img, main b")).ToHaveCountAsync(0);
    });

    private static IEnumerable<string> Messages(ReceivedRequest request) =>
        request.Body.GetProperty("messages").EnumerateArray().Select(message => $"{message.GetProperty("role")}: {Text(message.GetProperty("content"))}");

    private static string Text(JsonElement content) =>
        content.ValueKind == JsonValueKind.String ? content.GetString()! : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
}
