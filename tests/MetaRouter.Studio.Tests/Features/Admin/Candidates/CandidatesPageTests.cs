using System.Text;
using Bunit;
using MetaRouter.Data.Candidates;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Features.Admin;
using MetaRouter.Studio.Features.Admin.Candidates;

namespace MetaRouter.Studio.Tests.Features.Admin.Candidates;

public sealed class CandidatesPageTests
{
    private const string Prices = """{"one": {"input_cost_per_token": 3e-06, "output_cost_per_token": 4e-06}, "two": {"input_cost_per_token": 2e-06, "output_cost_per_token": 2e-05}}""";

    [Fact]
    public async Task Page_NoCandidate_LeadsToTheProviders()
    {
        await using var bench = await CatalogueBench.StartAsync();

        Assert.Equal(StudioUrls.AdminProviders, bench.Show<CandidatesPage>().Find("section.empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Add_ThenPriceThenEnable_IsRoutableAndEachStepIsNoted()
    {
        await using var bench = await CatalogueBench.StartAsync();
        await bench.Studio.AddProviderAsync(bench.Studio.Entry());
        var page = bench.Show<CandidatesPage>();
        page.Find("[data-action=add]").Click();
        page.Find("#entry-model").Input("some-model");
        page.Find("#entry-context").Input("8000");

        page.Find("[data-form=candidate] form").Submit();
        page.WaitForAssertion(() => page.Find("[data-form=prices]"));
        page.Find("#entry-input").Input("0,15");
        page.Find("#entry-output").Input("0.6");
        page.Find("#entry-source").Input("the price page");
        page.Find("[data-form=prices] form").Submit();
        page.WaitForAssertion(() => Assert.Contains("price-1", page.Find("[data-form=prices] table").TextContent, StringComparison.Ordinal));
        Assert.Equal("0", page.Find("[data-routable]").GetAttribute("data-routable"));
        page.Find("[data-candidate] [data-action=enable]").Click();

        page.WaitForAssertion(() => Assert.Equal("1", page.Find("[data-routable]").GetAttribute("data-routable")));
        Assert.Contains("1 of 1 candidates is routable", page.Find("[data-routable]").TextContent, StringComparison.Ordinal);
        var live = bench.Studio.Live!.Candidates[0];
        Assert.Equal(("here/some-model", "some-model", "here", 0.15m, 0.6m, 8000), (live.Id, live.Name, live.Maker, live.Price.InputPerMillion, live.Price.OutputPerMillion, live.ContextTokens));
        Assert.Equal(
            ["ada: candidate.changed here/some-model enabled", "ada: price.entered here/some-model 0.15 in, 0.6 out, no other price cached, no other price reasoning USD per million, from 2026-01-01 00:00 UTC (the price page)", "ada: candidate.added here/some-model some-model of here"],
            (await bench.AuditAsync()).Take(3));
    }

    [Fact]
    public async Task Price_BadInput_IsSaidAtTheFieldAndNothingIsLost()
    {
        await using var bench = await CatalogueBench.StartAsync();
        await bench.Studio.WithCandidatesAsync("one");
        var page = bench.Show<CandidatesPage>();
        page.Find("[data-candidate=one] [data-action=prices]").Click();
        page.Find("#entry-input").Input("-1");
        page.Find("#entry-output").Input("1,000");
        page.Find("#entry-cached").Input("NaN");
        page.Find("#entry-reasoning").Input("10001");
        page.Find("#entry-from").Input("1999-12-31T00:00");

        page.Find("[data-form=prices] form").Submit();

        Assert.Equal(6, page.FindAll("[data-form=prices] .field-error").Count);
        Assert.Equal("1,000", page.Find("#entry-output").GetAttribute("value"));
        Assert.Equal("true", page.Find("#entry-input").GetAttribute("aria-invalid"));
        Assert.Equal(1, bench.Studio.Live!.Candidates[0].Price.InputPerMillion);
    }

    [Fact]
    public async Task Price_FromALaterMoment_IsShownAndWaits()
    {
        await using var bench = await CatalogueBench.StartAsync();
        await bench.Studio.WithCandidatesAsync("one");
        bench.Candidates.Price(bench.Catalogue.Current.Candidate("one")!);
        (bench.Candidates.Form![PriceFields.Input], bench.Candidates.Form[PriceFields.From], bench.Candidates.Form[PriceFields.Source]) = ("9", "2026-01-02T12:30", "announced");

        Assert.Equal(EntryChange.Made, await bench.Candidates.SavePriceAsync());

        Assert.Contains("from 2026-01-02 12:30: 9 in", bench.Show<CandidatesPage>().Find("[data-candidate=one]").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, bench.Studio.Live!.Candidates[0].Price.InputPerMillion);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 12, 30, 0, TimeSpan.Zero), bench.Catalogue.Current.NextPriceAt);
    }

    [Theory]
    [InlineData(CandidateFields.Model, "", "")]
    [InlineData(CandidateFields.Id, "one", "")]
    [InlineData(CandidateFields.Provider, "nobody", "")]
    [InlineData(CandidateFields.MaxOutput, "0", "")]
    [InlineData(CandidateFields.MaxOutput, "1000001", "")]
    [InlineData(CandidateFields.Context, "1024", "")]
    [InlineData(CandidateFields.Quality, "1.1", "")]
    [InlineData(CandidateFields.Name, "two\nlines", "")]
    public async Task Save_BadInput_IsSaidAtTheField(string field, string value, string otherProblems)
    {
        await using var bench = await CatalogueBench.StartAsync();
        await bench.Studio.WithCandidatesAsync("one");
        bench.Candidates.Add();
        bench.Candidates.Form![CandidateFields.Model] = "fine";
        bench.Candidates.Form[field] = value;

        Assert.Null(await bench.Candidates.SaveAsync());

        Assert.NotNull(bench.Candidates.Form!.ProblemOf(field));
        Assert.Equal(otherProblems, string.Concat(CandidateFields.Of(CandidateFields.New("")).Keys.Where(other => other != field && bench.Candidates.Form.ProblemOf(other) is not null)));
        Assert.Equal(value, bench.Candidates.Form[field]);
    }

    [Fact]
    public async Task Save_AnotherAdminWasFaster_ShowsBoth()
    {
        await using var bench = await CatalogueBench.StartAsync();
        await bench.Studio.WithCandidatesAsync("one");
        bench.Candidates.Edit(bench.Catalogue.Current.Candidate("one")!.Entry!);
        bench.Candidates.Form![CandidateFields.Name] = "Mine";
        await bench.Studio.ChangeCandidateAsync("one", entry => entry with { Name = "Theirs" });

        Assert.Equal(EntryChange.ChangedElsewhere, await bench.Candidates.SaveAsync());

        Assert.Equal(("Mine", "Theirs"), (bench.Candidates.Form[CandidateFields.Name], bench.Candidates.Form.TheirsOf(CandidateFields.Name)));
        Assert.Equal("Theirs", bench.Catalogue.Current.Candidate("one")!.Name);
        bench.Candidates.Form.TakeTheirs();
        Assert.Equal("Theirs", bench.Candidates.Form[CandidateFields.Name]);
    }

    [Fact]
    public async Task Import_Pasted_ShowsWhatWouldChangeAndEntersItAtOnce()
    {
        await using var bench = await CatalogueBench.StartAsync();
        await bench.Studio.WithCandidatesAsync("one", "two");
        var page = bench.Show<CandidatesPage>();
        page.Find("[data-action=import]").Click();
        page.Find("#import-text").Change(Prices);

        page.Find("[data-action=read]").Click();

        Assert.Contains("3 in · 4 out", page.Find("[data-priced=one]").TextContent, StringComparison.Ordinal);
        Assert.Contains(CandidatesText.ImportSame, page.Find("[data-priced=two]").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, bench.Studio.Live!.Candidates[0].Price.InputPerMillion);
        page.Find("[data-action=apply]").Click();
        page.WaitForAssertion(() => Assert.Equal(3, bench.Studio.Live!.Candidates[0].Price.InputPerMillion));
        Assert.Equal("price-2", bench.Studio.Live!.Candidates[1].Price.Version);
        Assert.Equal("ada: price.entered LiteLLM catalogue 1 prices: one", (await bench.AuditAsync())[0]);
    }

    [Fact]
    public async Task Import_AFileWithABadRow_NamesItAndEntersNothing()
    {
        await using var bench = await CatalogueBench.StartAsync();
        await bench.Studio.WithCandidatesAsync("one", "two");
        bench.Candidates.BeginImport();
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Prices.Replace("2e-05", "\"dear\"", StringComparison.Ordinal)));

        await bench.Candidates.ReadFileAsync(file);

        Assert.Equal(("two", "output_cost_per_token"), (bench.Candidates.Import!.Fault!.Key, bench.Candidates.Import.Fault.Field));
        Assert.Contains("Row “two”, field output_cost_per_token", bench.Show<CandidatesPage>().Find("[data-fault]").TextContent, StringComparison.Ordinal);
        Assert.Null(await bench.Candidates.ApplyImportAsync());
        Assert.Equal(1, bench.Studio.Live!.Candidates[0].Price.InputPerMillion);
    }

    [Fact]
    public async Task Import_TooLarge_IsRefusedInWords()
    {
        await using var bench = await CatalogueBench.StartAsync();
        bench.Candidates.BeginImport();
        using var file = new MemoryStream(new byte[PriceCatalogueFormat.MostBytes + 1]);

        await bench.Candidates.ReadFileAsync(file);

        Assert.Equal(CatalogueText.TooLong, bench.Candidates.Import!.Fault!.Message);
    }

    [Fact]
    public async Task Import_PastedTextThatWasCutOff_IsSentToTheFile()
    {
        await using var bench = await CatalogueBench.StartAsync();
        bench.Candidates.BeginImport();
        bench.Candidates.Import!.Pasted = new string(' ', PriceImport.MostPasted);

        bench.Candidates.ReadPasted();

        Assert.Equal(CatalogueText.TooLongToPaste, bench.Candidates.Import.Fault!.Message);
    }

    [Fact]
    public async Task Page_AnotherAdminChangesACandidate_Follows()
    {
        await using var bench = await CatalogueBench.StartAsync();
        await bench.Studio.WithCandidatesAsync("one", "two");
        var page = bench.Show<CandidatesPage>();

        await bench.Studio.ChangeCandidateAsync("one", entry => entry with { IsEnabled = false });

        page.WaitForAssertion(() => Assert.Equal("no", page.Find("[data-candidate=one]").GetAttribute("data-routable")));
    }

    [Fact]
    public async Task Page_HostileNames_AreText()
    {
        await using var bench = await CatalogueBench.StartAsync();
        await bench.Studio.WithCandidatesAsync("one");
        await bench.Studio.ChangeCandidateAsync("one", entry => entry with { Name = "<script>alert(1)</script>" });

        var page = bench.Show<CandidatesPage>();

        Assert.Empty(page.FindAll("script"));
        Assert.Contains("<script>alert(1)</script>", page.Find("[data-candidate=one] th").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void EntryForm_FirstProblemOfAField_Stays()
    {
        var form = new EntryForm(new Dictionary<string, string> { ["a"] = "" }, 0);
        form.Refuse("a", "first");
        form.Refuse("a", "second");
        Assert.Equal("first", form.ProblemOf("a"));
    }
}
