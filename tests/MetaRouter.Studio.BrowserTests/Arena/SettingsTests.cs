using MetaRouter.Studio.BrowserTests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Arena;

[Collection(BrowserRun.Collection)]
public sealed class SettingsTests(BrowserRun run)
{
    [Fact]
    public Task Prices_Hidden_TeachNothingAboutThePreference() => run.Demo.VisitAsync(async visit =>
    {
        var compare = visit.Compare;
        await compare.OpenAsync();
        await visit.OpenSettingsAsync();
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Show prices" }).UncheckAsync();
        await compare.Samples.First.ClickAsync();
        await compare.WaitForAnswersAsync();

        foreach (var pane in new[] { compare.AnswerA, compare.AnswerB })
        {
            await Expect(pane).ToContainTextAsync("Price hidden");
            await Expect(pane.Locator(".price")).Not.ToContainTextAsync("$");
        }

        await compare.VoteAsync("A much better");
        await Expect(compare.WhatChanged).ToContainTextAsync("Your place has not moved");
        await Expect(compare.Reveal).ToContainTextAsync("$");
    });

    [Fact]
    public Task Answers_ShownTogether_AppearOnceBothAreComplete() => run.Demo.VisitAsync(async visit =>
    {
        var compare = visit.Compare;
        await compare.OpenAsync();
        await visit.OpenSettingsAsync();
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Show both answers together" }).CheckAsync();
        await visit.RecordPanesAsync();
        await compare.Samples.First.ClickAsync();
        await compare.WaitForAnswersAsync();

        // Every state the page went through, as seen by an observer in it: never text in one pane while the other waits.
        var states = await visit.RecordedPanesAsync();
        Assert.Contains(states, state => state is { TextA: false, TextB: false });
        Assert.Contains(states, state => state is { TextA: true, TextB: true });
        Assert.DoesNotContain(states, state => state.TextA != state.TextB);
    });

    [Fact]
    public Task Settings_Changed_AreThereAfterAReload() => run.Demo.VisitAsync(async visit =>
    {
        await visit.Compare.OpenAsync();
        await visit.OpenSettingsAsync();
        var prices = visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Show prices" });
        await prices.UncheckAsync();
        await visit.Compare.Samples.First.ClickAsync();
        await visit.Compare.WaitForAnswersAsync();
        await visit.Page.ReloadAsync();
        await visit.OpenSettingsAsync();

        await Expect(prices).Not.ToBeCheckedAsync();
    });
}
