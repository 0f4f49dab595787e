using Bunit;
using MetaRouter.Studio.Features.Research.Exports;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Features.Research.Exports;

public sealed class ExportsPageTests : IAsyncLifetime
{
    private readonly ExportsFixture _fixture = new();
    private readonly BunitContext _bunit = new();

    public async Task InitializeAsync()
    {
        await _fixture.InitializeAsync();
        _bunit.Services.AddScoped(_ => _fixture.Session());
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
    }

    public async Task DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _fixture.DisposeAsync();
    }

    [Fact]
    public void Page_NothingYet_SaysWhatToDo()
    {
        var page = _bunit.Render<ExportsPage>();

        Assert.Equal(ExportsText.Title, page.Find("h1").TextContent);
        Assert.Equal(5, page.FindAll("input[name=kind]").Count);
        Assert.Contains(ExportsText.NoFiles, page.Markup, StringComparison.Ordinal);
        Assert.Contains(ExportsText.NoDatasets, page.Markup, StringComparison.Ordinal);
        Assert.Contains(ExportsText.RuleNobodyAsked, page.Find(".callout").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("progress"));
    }

    [Fact]
    public async Task Page_Export_ShowsTheFileWithItsHash()
    {
        await _fixture.AllowAsync();
        var page = _bunit.Render<ExportsPage>();
        Assert.Contains("callout-warning", page.Find(".callout").ClassList);

        await page.FindAll("input[name=kind]")[1].ChangeAsync(new() { Value = "dpo" });
        Assert.Equal("GET /api/export/dpo", page.Find("form + p code").TextContent);
        await page.Find("form").SubmitAsync();
        await _fixture.Jobs.Find(_fixture.Researcher)!.Completion;

        page.WaitForAssertion(() =>
        {
            Assert.Contains(ExportsText.Done, page.Find("[role=status]").TextContent, StringComparison.Ordinal);
            var link = page.Find("tbody a");
            Assert.StartsWith("/research/exports/files/metarouter-dpo-", link.GetAttribute("href")!, StringComparison.Ordinal);
            Assert.Equal(64, page.Find("tbody code").TextContent.Length);
        });
        await page.Find("tbody button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains(ExportsText.NoFiles, page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_RangeTurnedAround_IsToldAtTheField()
    {
        var page = _bunit.Render<ExportsPage>();

        await page.Find("#from").ChangeAsync(new() { Value = "2026-02-01" });
        await page.Find("#to").ChangeAsync(new() { Value = "2026-01-01" });
        await page.Find("form").SubmitAsync();

        Assert.Equal(ExportsText.RangeTurned, page.Find("#export-error").TextContent);
        Assert.Equal("true", page.Find("#from").GetAttribute("aria-invalid"));
        Assert.Null(_fixture.Jobs.Find(_fixture.Researcher));
    }

    [Fact]
    public async Task Page_BanditLog_HidesFiltersThatItHasNot()
    {
        var page = _bunit.Render<ExportsPage>();

        await page.Find("input[value=bandit]").ChangeAsync(new() { Value = "bandit" });

        Assert.Empty(page.FindAll("#category, #language, #prices"));
        Assert.Single(page.FindAll("#from"));
    }

    [Fact]
    public async Task Page_Import_TakesTheFileAndNamesBadLines()
    {
        var page = _bunit.Render<ExportsPage>();
        var form = page.FindAll("form")[1];
        await form.SubmitAsync();
        Assert.Equal(ExportsText.NoFileChosen, page.FindAll("[role=alert]").Single().TextContent);

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("nonsense\n", "my votes.jsonl"));
        Assert.Equal("my votes", page.Find("#dataset-name").GetAttribute("value"));
        await page.FindAll("form")[1].SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains(ExportsText.UnknownFormat, page.Find(".callout-danger").TextContent, StringComparison.Ordinal));
        const string Vote = """{"id":"1","category":"x","query":"q","model_a":"a","model_b":"b","answer_a":"A","answer_b":"B","winner":"model_a"}""";
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(Vote, "my votes.jsonl"));
        await page.FindAll("form")[1].SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("my votes", page.Find("tbody th").TextContent));
        Assert.Contains("my votes: 1 votes loaded", page.Find(".callout-good").TextContent, StringComparison.Ordinal);
    }
}
