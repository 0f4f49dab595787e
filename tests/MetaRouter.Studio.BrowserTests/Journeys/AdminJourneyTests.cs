using System.Globalization;
using System.Text;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.BrowserTests.Browsing;
using MetaRouter.TestKit.Protocol;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Journeys;

[Collection(BrowserRun.Collection)]
public sealed class AdminJourneyTests(BrowserRun run)
{
    private const string First = "alpha-model";
    private const string Second = "beta-model";

    [Fact]
    public async Task FirstAdmin_WhoAddsPricesAndProbesCandidates_LetsAGuestCompareThem()
    {
        await using var provider = await ProtocolServer.StartAsync();
        provider.Script(First, ProtocolReply.Text("The number is 42")).Script(Second, ProtocolReply.Text("Beta thinks otherwise."));
        await using var studio = await run.StartAsync("AnswerBank:Pace=0.02", "Guests:DailyUsd=1000");
        var link = FirstAdminKey.LinkOf(studio.Url.ToString(), (await studio.Get<FirstAdminKey>().NewAsync(CancellationToken.None))!);

        await studio.VisitAsync(async visit =>
        {
            await BecomeAdminAsync(visit.Page, link);
            await AddProviderAsync(visit.Page, provider.Url);
            await AddCandidatesAsync(visit.Page);
            await PriceAsync(visit.Page, First);
            await PriceAsync(visit.Page, Second);
            await ProbeAsync(visit.Page);
        });

        await studio.VisitAsync(async visit =>
        {
            await visit.Compare.OpenAndAskAsync("Which number is it?");
            await visit.Compare.WaitForAnswersAsync();
            await Expect(visit.Page.Locator("body")).Not.ToContainTextAsync(First);
            await visit.Compare.VoteAsync("A better");
            await Expect(visit.Compare.Reveal).ToContainTextAsync(First);
            await Expect(visit.Compare.Reveal).ToContainTextAsync(Second);
        });
    }

    private static async Task BecomeAdminAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        await page.GetByLabel("User name", new() { Exact = true }).FillAsync("ada");
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync(Accounts.Password);
        await page.GetByLabel("New password once more", new() { Exact = true }).FillAsync(Accounts.Password);
        await Button(page, "Make the administrator").ClickAsync();
        await page.WaitForURLAsync("**" + StudioUrls.AdminSettings);
    }

    private static async Task AddProviderAsync(IPage page, Uri address)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Providers", Exact = true }).ClickAsync();
        await page.Locator("[data-action=add]").ClickAsync();
        await page.GetByLabel("Id", new() { Exact = true }).FillAsync("made-here");
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync(address.ToString());
        await page.Locator("#entry-key-kind").SelectOptionAsync("none");
        await Button(page, "Save").ClickAsync();
        await Expect(page.Locator("[data-provider=made-here]")).ToBeVisibleAsync();
    }

    private static async Task AddCandidatesAsync(IPage page)
    {
        await Button(page, "Discover models").ClickAsync();
        await page.Locator($"[data-model={First}]").CheckAsync();
        await page.Locator($"[data-model={Second}]").CheckAsync();
        await Button(page, "Add 2 as candidates").ClickAsync();
        await Expect(page.Locator("[data-provider=made-here]")).ToContainTextAsync("Candidates: 2");
        await page.GetByRole(AriaRole.Link, new() { Name = "Candidates", Exact = true }).ClickAsync();
    }

    private static async Task PriceAsync(IPage page, string model)
    {
        var row = page.Locator($"[data-candidate='made-here/{model}']");
        await Expect(row).ToContainTextAsync("no price: not routable");
        await row.Locator("[data-action=prices]").ClickAsync();
        // The panel of the one before stands until this one is drawn.
        await Expect(page.Locator("#price-form")).ToContainTextAsync(model);
        await page.Locator("#entry-input").FillAsync("0.5");
        await page.Locator("#entry-output").FillAsync("1.5");
        await page.Locator("#entry-source").FillAsync("The price list");
        await Button(page, "Enter this price").ClickAsync();
        await Expect(row).ToContainTextAsync("0.5 in · 1.5 out");
        var isEnabled = row.Locator("[data-action=enable]");
        if (await isEnabled.GetAttributeAsync("aria-pressed") == "false") await isEnabled.ClickAsync();
        await Expect(row).ToHaveAttributeAsync("data-routable", "yes");
    }

    /// <summary>Ten questions, two of them with a reference that the candidate does not meet: its grade is 0.8.</summary>
    private static async Task ProbeAsync(IPage page)
    {
        var questions = Enumerable.Range(1, 10).Select(index => string.Create(CultureInfo.InvariantCulture,
            $$"""{"query": "What is {{index}} added to {{42 - index}}?", "reference": "{{(index <= 2 ? 41 : 42)}}"}"""));
        await page.GetByRole(AriaRole.Link, new() { Name = "Probes", Exact = true }).ClickAsync();
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload
        {
            Name = "sums.jsonl", MimeType = "application/jsonl", Buffer = Encoding.UTF8.GetBytes(string.Join('\n', questions)),
        });
        await Expect(page.GetByLabel("Name of the set")).ToHaveValueAsync("sums");
        await Button(page, "Upload").ClickAsync();
        await Expect(page.Locator("[data-set=sums]")).ToBeVisibleAsync();

        await page.GetByLabel("Candidate", new() { Exact = true }).SelectOptionAsync($"made-here/{First}");
        await page.GetByLabel("Questions", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "sums (10)" });
        await Expect(page.Locator("[data-estimate]")).ToBeVisibleAsync();
        await Button(page, "Start the probe").ClickAsync();
        await Expect(page.Locator("[data-state=Completed]")).ToBeVisibleAsync();
        await Expect(page.Locator("dl.figures")).ToContainTextAsync("0.80");
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
