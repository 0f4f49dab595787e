using System.IO.Compression;
using System.Text.Json;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using MetaRouter.Studio.BrowserTests.Browsing;
using MetaRouter.Studio.Settings;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Journeys;

[Collection(BrowserRun.Collection)]
public sealed class ResearcherJourneyTests(BrowserRun run)
{
    private const string Comment = "Told apart by this remark.";

    [Fact]
    public async Task Researcher_WhoFiltersOpensAndExports_HasTheComparisonInTheFile()
    {
        await using var studio = await run.StartAsync("AnswerBank:Pace=0.02");
        Assert.True(await studio.Get<SettingsInUse>().ChangeAsync(Actor.Program, new ResearchSettings { ExportsWithoutConsent = true }, 0, "", CancellationToken.None));
        await studio.VisitAsync(JudgeAsync);

        await studio.VisitAsync(async visit =>
        {
            var page = visit.Page;
            await studio.SignInAsAsync(visit, Role.Researcher, StudioUrls.Research);
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Outcomes", Exact = true })).ToContainTextAsync("A much better");

            await Link(page, "Comparisons").ClickAsync();
            await page.GetByLabel("Outcome", new() { Exact = true }).SelectOptionAsync("BothBad");
            await Button(page, "Show").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No comparison is like that" })).ToBeVisibleAsync();
            await page.GetByLabel("Outcome", new() { Exact = true }).SelectOptionAsync("LeftBetter");
            await Button(page, "Show").ClickAsync();
            await Expect(page.Locator("[data-matches='1']")).ToBeVisibleAsync();
            await page.Locator("tbody th a").ClickAsync();
            await Expect(page.Locator("blockquote")).ToHaveTextAsync(Comment);

            await Link(page, "Export and import").ClickAsync();
            await Button(page, "Export").ClickAsync();
            await Expect(page.GetByText("Done. The file is in the list below.")).ToBeVisibleAsync();
            var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Region, new() { Name = "Finished exports" }).Locator("tbody th a").ClickAsync());

            Assert.Contains(await ReadRowsAsync(await download.PathAsync()), row => row.GetRawText().Contains(Comment, StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Others_WhoFollowTheLinksOfResearch_AreRefusedInWords(bool hasAccount) => run.Demo.VisitAsync(async visit =>
    {
        if (hasAccount) await run.Demo.SignInAsAsync(visit, Role.User);
        else await visit.Compare.OpenAsync();
        await Expect(Link(visit.Page, "Research")).ToHaveCountAsync(0);
        visit.ExpectConsole("403");

        foreach (var url in new[] { StudioUrls.Research, StudioUrls.ResearchExplorer, $"{StudioUrls.ResearchExplorer}/1", StudioUrls.ResearchExports })
        {
            await visit.Page.GotoAsync(url);
            await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "This page is not for you" })).ToBeVisibleAsync();
            await Expect(visit.Page.GetByText("It is for researchers and administrators.")).ToBeVisibleAsync();
        }
    });

    private static async Task JudgeAsync(Visit visit)
    {
        await visit.Compare.OpenAndAskSampleAsync();
        await visit.Compare.VoteAsync("A much better");
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "In your own words" }).FillAsync(Comment);
        await visit.Compare.Button("Save comment").ClickAsync();
        await Expect(visit.Compare.Button("Save comment")).ToHaveCountAsync(0);
    }

    private static async Task<List<JsonElement>> ReadRowsAsync(string path)
    {
        await using var archive = await ZipFile.OpenReadAsync(path);
        using var reader = new StreamReader(await archive.GetEntry("arena.jsonl")!.OpenAsync());
        var rows = new List<JsonElement>();
        while (await reader.ReadLineAsync() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            rows.Add(row.RootElement.Clone());
        }

        return rows;
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Link(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}
