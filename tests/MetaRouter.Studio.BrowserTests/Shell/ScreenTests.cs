using MetaRouter.Studio.BrowserTests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Shell;

[Collection(BrowserRun.Collection)]
public sealed class ScreenTests(BrowserRun run)
{
    private static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new ViewportSize { Width = 390, Height = 844 }, DeviceScaleFactor = 2, HasTouch = true, IsMobile = true,
    };

    [Fact]
    public Task PhoneScreen_WholeJourney_FitsAndWorksByTouch() => run.Demo.VisitAsync(async visit =>
    {
        var compare = visit.Compare;
        await compare.OpenAsync();
        await AssertFitsAsync(visit);
        await compare.Samples.First.TapAsync();
        await compare.WaitForAnswersAsync();
        await AssertFitsAsync(visit);
        var choice = compare.Button("A better");
        await choice.ScrollIntoViewIfNeededAsync();
        await Expect(choice).ToBeInViewportAsync(new() { Ratio = 1 });
        foreach (var button in await compare.VoteButtons.AllAsync()) Assert.True((await button.BoundingBoxAsync())!.Height >= 24);

        await choice.TapAsync();

        await Expect(compare.Reveal).ToBeVisibleAsync();
        await compare.PlottedAsync();
        await AssertFitsAsync(visit);
        await Expect(compare.NextQuestion).ToBeInViewportAsync();
        await compare.NextQuestion.TapAsync();
        await compare.WaitForAnswersAsync();
        await new PreferencePage(visit.Page).OpenAsync();
        await AssertFitsAsync(visit);
    }, Phone);

    private static async Task AssertFitsAsync(Visit visit)
    {
        var (content, screen) = (
            await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), await visit.Page.EvaluateAsync<int>("() => innerWidth"));
        Assert.True(content <= screen, $"The page is {content} pixels wide on a screen of {screen}.");
    }
}
