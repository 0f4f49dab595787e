using Deque.AxeCore.Playwright;
using MetaRouter.Studio.BrowserTests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Shell;

/// <summary>axe finds nothing serious on the pages, in both themes.</summary>
[Collection(BrowserRun.Collection)]
public sealed class AccessibilityTests(BrowserRun run)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public Task ComparePage_BeforeDuringAndAfterAVote_HasNoSeriousViolation(ColorScheme colours) => run.Demo.VisitAsync(async visit =>
    {
        await visit.Compare.OpenAsync();
        await AssertAccessibleAsync(visit.Page, "before a question");
        await visit.Compare.Samples.First.ClickAsync();
        await visit.Compare.WaitForAnswersAsync();
        await AssertAccessibleAsync(visit.Page, "before the vote");
        await visit.OpenSettingsAsync();
        await AssertAccessibleAsync(visit.Page, "with the settings open");
        await visit.OpenSettingsAsync();
        await visit.Compare.VoteAsync("A better");
        await visit.Compare.PlottedAsync();
        await AssertAccessibleAsync(visit.Page, "after the vote");
    }, Coloured(colours));

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public Task PreferencePage_BeforeAndAfterAVote_HasNoSeriousViolation(ColorScheme colours) => run.Demo.VisitAsync(async visit =>
    {
        var preference = new PreferencePage(visit.Page);
        await preference.OpenAsync();
        await AssertAccessibleAsync(visit.Page, "without a vote");
        await visit.Compare.OpenAndAskSampleAsync();
        await visit.Compare.VoteAsync("A better");
        await preference.OpenAsync();
        await AssertAccessibleAsync(visit.Page, "with a vote");
    }, Coloured(colours));

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public Task MissingPage_Opened_HasNoSeriousViolation(ColorScheme colours) => run.Demo.VisitAsync(async visit =>
    {
        visit.ExpectConsole("404");
        await visit.Page.GotoAsync("/nowhere");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "There is nothing here" })).ToBeVisibleAsync();
        await AssertAccessibleAsync(visit.Page, "on the page that is not there");
    }, Coloured(colours));

    private static BrowserNewContextOptions Coloured(ColorScheme colours) => new() { ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce };

    private static async Task AssertAccessibleAsync(IPage page, string when)
    {
        var found = await page.RunAxe();
        Assert.NotEmpty(found.Passes);
        var serious = found.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id} ({when}): {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}");
        Assert.Empty(serious);
    }
}
