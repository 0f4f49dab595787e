using System.Text.RegularExpressions;
using MetaRouter.Studio.BrowserTests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Preference;

[Collection(BrowserRun.Collection)]
public sealed class PreferencePageTests(BrowserRun run)
{
    private static readonly Regex FourDigits = new(@"^0\.\d{4}$");

    [Fact]
    public Task Page_BeforeAnyVote_ShowsThePriorAndSaysWhatToDo() => run.Demo.VisitAsync(async visit =>
    {
        var preference = new PreferencePage(visit.Page);

        var place = await preference.OpenAsync();

        Assert.InRange(place.CostWeight, 0.3, 0.7);
        await Expect(preference.Weight).ToHaveCountAsync(1);
        await Expect(preference.Weight).ToHaveAttributeAsync("data-cost-weight", FourDigits);
        foreach (var name in new[] { "Pocket", "Swift", "Core", "Pro", "Max" })
            await Expect(preference.FrontierData.GetByRole(AriaRole.Rowheader, new() { Name = name })).ToHaveCountAsync(1);
        await Expect(visit.Page.GetByText("No comparison counts yet")).ToBeVisibleAsync();
    });

    [Fact]
    public async Task Page_BeforeAnyQuestionWithoutAnAnswerBank_IsThereWithItsTable()
    {
        await using var live = await LiveStudio.StartAsync(run);
        await live.Studio.VisitAsync(async visit =>
        {
            var preference = new PreferencePage(visit.Page);

            var place = await preference.OpenAsync();

            Assert.InRange(place.CostWeight, 0.3, 0.7);
            foreach (var name in new[] { LiveStudio.Steady, LiveStudio.Hasty, "Lower end of your range", "Upper end of your range" })
                await Expect(preference.FrontierData.GetByRole(AriaRole.Rowheader, new() { Name = name })).ToHaveCountAsync(1);
            await Expect(visit.Page.GetByText("You have asked nothing yet")).ToBeVisibleAsync();
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Vote_ForOnePrice_MovesThePointThatWayAndUndoBringsItBack(bool prefersDearer) => run.Demo.VisitAsync(async visit =>
    {
        var (compare, preference) = (visit.Compare, new PreferencePage(visit.Page));
        var before = await preference.OpenAsync();
        await compare.OpenAndAskSampleAsync();
        await compare.VoteAsync(await compare.DearerIsAAsync() == prefersDearer ? "A much better" : "B much better");
        await compare.PlottedAsync();

        await compare.MyPreference.ClickAsync();
        var after = await preference.ReadAsync();
        var direction = prefersDearer ? 1 : -1;
        Assert.True(direction * (before.CostWeight - after.CostWeight) > 0.01, $"{before} became {after}.");
        Assert.True(direction * (after.UsdPerThousand - before.UsdPerThousand) > 0, $"{before} became {after}.");
        await Expect(preference.Entries).ToHaveCountAsync(1);

        await visit.Page.GoBackAsync();
        await compare.Undo.ClickAsync();
        await Expect(visit.Page.GetByText("The choice was taken back")).ToBeVisibleAsync();
        await compare.MyPreference.ClickAsync();
        await preference.WaitForWeightAsync(before.CostWeight);
        await Expect(preference.Entries).ToContainTextAsync("does not count: taken back");
    });

    [Fact]
    public Task UndoKey_AfterAVote_BringsThePointBack() => run.Demo.VisitAsync(async visit =>
    {
        var preference = new PreferencePage(visit.Page);
        var before = await preference.OpenAsync();
        await visit.Compare.OpenAndAskSampleAsync();
        await visit.Compare.VoteAsync("A much better");
        await visit.Page.Keyboard.PressAsync("Control+z");
        await Expect(visit.Page.GetByText("The choice was taken back")).ToBeVisibleAsync();

        Assert.Equal(before.CostWeight, (await preference.OpenAsync()).CostWeight);
    });

    [Fact]
    public Task Vote_WithPricesHidden_DoesNotMoveThePoint() => run.Demo.VisitAsync(async visit =>
    {
        var (compare, preference) = (visit.Compare, new PreferencePage(visit.Page));
        var before = await preference.OpenAsync();
        await compare.OpenAsync();
        await visit.OpenSettingsAsync();
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Show prices" }).UncheckAsync();
        await compare.Samples.First.ClickAsync();
        await compare.WaitForAnswersAsync();
        await compare.VoteAsync("A much better");

        Assert.Equal(before.CostWeight, (await preference.OpenAsync()).CostWeight);
        await Expect(preference.Entries).ToContainTextAsync("does not count: prices were hidden");
    });

    [Fact]
    public Task History_UndoAndDelete_RecomputeThePoint() => run.Demo.VisitAsync(async visit =>
    {
        var (compare, preference) = (visit.Compare, new PreferencePage(visit.Page));
        var none = await preference.OpenAsync();
        await compare.OpenAndAskSampleAsync();
        await VoteForTheCheaperAsync(compare);
        var one = await preference.OpenAsync();
        await compare.OpenAsync();
        await compare.NextAsync();
        await VoteForTheCheaperAsync(compare);
        await preference.OpenAsync();
        await Expect(preference.Entries).ToHaveCountAsync(2);

        await preference.Entries.First.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await preference.WaitForWeightAsync(one.CostWeight);
        await preference.Entries.Last.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await preference.Button("Yes, delete").ClickAsync();

        await preference.WaitForWeightAsync(none.CostWeight);
        await Expect(preference.Entries).ToHaveCountAsync(1);
    });

    [Fact]
    public Task Reset_Confirmed_ForgetsThePreferenceAndKeepsTheHistory() => run.Demo.VisitAsync(async visit =>
    {
        var (compare, preference) = (visit.Compare, new PreferencePage(visit.Page));
        var before = await preference.OpenAsync();
        await compare.OpenAndAskSampleAsync();
        await VoteForTheCheaperAsync(compare);
        await preference.OpenAsync();

        await preference.Button("Reset my preference").ClickAsync();
        await preference.Button("Yes, reset").ClickAsync();

        await preference.WaitForWeightAsync(before.CostWeight);
        await Expect(preference.Entries).ToContainTextAsync("preference was reset");
    });

    [Fact]
    public Task Erase_Confirmed_LeavesNothing() => run.Demo.VisitAsync(async visit =>
    {
        var (compare, preference) = (visit.Compare, new PreferencePage(visit.Page));
        await compare.OpenAndAskSampleAsync();
        await compare.VoteAsync("Tie");
        await preference.OpenAsync();
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Download my data" }).ClickAsync());
        Assert.Contains("\"tie\"", await File.ReadAllTextAsync((await download.PathAsync())!), StringComparison.Ordinal);

        await preference.Button("Delete everything about me").ClickAsync();
        await preference.Button("Yes, delete everything").ClickAsync();
        // The page that it leads to has loaded when there is a box to type in, and it would show the judged comparison.
        await Expect(compare.Question).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".question")).ToHaveCountAsync(0);
        await Expect(compare.Reveal).ToHaveCountAsync(0);

        await preference.OpenAsync();
        await Expect(preference.Entries).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByText("No comparison counts yet")).ToBeVisibleAsync();
    });

    private static async Task VoteForTheCheaperAsync(ComparePage compare) =>
        await compare.VoteAsync(await compare.DearerIsAAsync() ? "B much better" : "A much better");
}
