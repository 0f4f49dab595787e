using System.Text.RegularExpressions;
using MetaRouter.Studio.BrowserTests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Arena;

[Collection(BrowserRun.Collection)]
public sealed class VotingTests(BrowserRun run)
{
    private static readonly Regex CandidateName = new("Pocket|Swift|Core|Pro|Max");

    [Fact]
    public Task Vote_ByKey_RevealsNamesTellsWhatChangedAndMovesThePlot() => run.Demo.VisitAsync(async visit =>
    {
        var compare = visit.Compare;
        await compare.OpenAndAskSampleAsync();
        await Expect(compare.Reveal).ToHaveCountAsync(0);
        await Expect(compare.VoteButtons.First).ToBeEnabledAsync();
        var (revision, usdPerThousand) = await compare.PlaceAsync();

        await visit.Page.Keyboard.PressAsync("1");

        await Expect(compare.Reveal).ToBeVisibleAsync();
        await Expect(compare.Reveal.GetByRole(AriaRole.Row).Filter(new() { HasText = "Model" })).ToContainTextAsync(CandidateName);
        await Expect(compare.Reveal).ToContainTextAsync("A much better");
        await Expect(compare.AnswerA).ToContainTextAsync("chosen");
        await Expect(compare.WhatChanged).ToContainTextAsync("for questions like this", new() { IgnoreCase = true });
        await compare.WaitForAnotherPlaceAsync(revision);
        Assert.NotEqual(usdPerThousand, (await compare.PlaceAsync()).UsdPerThousand);
    });

    [Theory]
    [InlineData("A much better")]
    [InlineData("A better")]
    [InlineData("Tie")]
    [InlineData("B better")]
    [InlineData("B much better")]
    [InlineData("Both bad")]
    public Task Vote_ByEachButton_IsShownInTheReveal(string choice) => run.Demo.VisitAsync(async visit =>
    {
        await visit.Compare.OpenAndAskSampleAsync();

        await visit.Compare.VoteAsync(choice);

        await Expect(visit.Compare.Reveal).ToContainTextAsync(choice == "Both bad" ? "–" : choice);
        await Expect(visit.Compare.VoteButtons).ToHaveCountAsync(0);
        if (choice == "Both bad") await Expect(visit.Compare.WhatChanged).ToContainTextAsync("has not moved");
    });

    [Fact]
    public Task NextQuestion_AfterAVote_AsksAnotherOne() => run.Demo.VisitAsync(async visit =>
    {
        await visit.Compare.OpenAndAskSampleAsync();
        var first = await visit.Page.Locator(".question").InnerTextAsync();
        await visit.Compare.VoteAsync("A better");

        await visit.Compare.NextAsync();

        await Expect(visit.Page.Locator(".question")).Not.ToHaveTextAsync(first);
        await Expect(visit.Compare.VoteButtons.First).ToBeEnabledAsync();
    });

    [Fact]
    public Task Undo_AfterAVote_ClosesTheComparison() => run.Demo.VisitAsync(async visit =>
    {
        await visit.Compare.OpenAndAskSampleAsync();
        await visit.Compare.VoteAsync("B much better");

        await visit.Compare.Undo.ClickAsync();

        await Expect(visit.Page.GetByText("The choice was taken back")).ToBeVisibleAsync();
        await Expect(visit.Compare.WhatChanged).ToContainTextAsync("where it was before");
        await Expect(visit.Compare.Undo).ToHaveCountAsync(0);
        await Expect(visit.Compare.VoteButtons).ToHaveCountAsync(0);
    });

    [Fact]
    public Task UndoKey_AfterAVote_TakesItBack() => run.Demo.VisitAsync(async visit =>
    {
        await visit.Compare.OpenAndAskSampleAsync();
        await visit.Compare.VoteAsync("A much better");

        await visit.Page.Keyboard.PressAsync("Control+z");

        await Expect(visit.Page.GetByText("The choice was taken back")).ToBeVisibleAsync();
    });

    [Fact]
    public Task ReasonsAndComment_AfterAVote_AreThereAfterAReload() => run.Demo.VisitAsync(async visit =>
    {
        var compare = visit.Compare;
        await compare.OpenAndAskSampleAsync();
        await compare.VoteAsync("A better");
        var comment = visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "In your own words" });

        await compare.Button("Cheaper and good enough").ClickAsync();
        await Expect(compare.Button("Cheaper and good enough")).ToHaveAttributeAsync("aria-pressed", "true");
        await comment.FillAsync("short & <b>clear</b>");
        await compare.Button("Save comment").ClickAsync();
        await Expect(compare.Button("Save comment")).ToHaveCountAsync(0);
        await visit.Page.ReloadAsync();

        await Expect(compare.Button("Cheaper and good enough")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(compare.Button("Faster")).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(comment).ToHaveValueAsync("short & <b>clear</b>");
    });

    [Fact]
    public Task VoteKey_InATextField_IsTextAndNoVote() => run.Demo.VisitAsync(async visit =>
    {
        await visit.Compare.OpenAndAskSampleAsync();
        await visit.Compare.Question.FocusAsync();

        await visit.Page.Keyboard.PressAsync("1");

        await Expect(visit.Compare.Question).ToHaveValueAsync("1");
        // Keys reach the server in order: had the first one voted, this vote would come too late.
        await visit.Compare.VoteAsync("Tie");
        await Expect(visit.Compare.Reveal).ToContainTextAsync("Tie");
    });

    [Fact]
    public Task VoteKey_SwitchedOffInSettings_DoesNothing() => run.Demo.VisitAsync(async visit =>
    {
        var compare = visit.Compare;
        await compare.OpenAndAskSampleAsync();
        await Expect(compare.Button("A much better")).ToHaveAttributeAsync("aria-keyshortcuts", "1");
        await visit.OpenSettingsAsync();
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Choose with the keys" }).UncheckAsync();
        await Expect(compare.Button("A much better")).Not.ToHaveAttributeAsync("aria-keyshortcuts", "1");
        await compare.AnswerA.ClickAsync();

        await visit.Page.Keyboard.PressAsync("1");
        await compare.VoteAsync("Tie");

        await Expect(compare.Reveal).ToContainTextAsync("Tie");
    });
}
