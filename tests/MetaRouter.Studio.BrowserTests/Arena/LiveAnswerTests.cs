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
        // Until the page's script is there, the key begins a new line.
        await Expect(visit.Page.Locator("form[data-enter=asks]")).ToBeVisibleAsync();
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
