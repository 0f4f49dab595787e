using Bunit;
using MetaRouter.Studio.Features.Research.Overview;

namespace MetaRouter.Studio.Tests.Features.Research.Overview;

public sealed class OverviewPageTests : IAsyncLifetime
{
    private readonly ResearchFixture _fixture = new();

    public Task InitializeAsync() => _fixture.InitializeAsync();

    public Task DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Page_NothingJudged_SaysWhatToDo()
    {
        await _fixture.GenerateAsync(comparisons: 0, open: 3);

        var page = _fixture.Bunit.Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Equal(OverviewText.EmptyTitle, page.Find("section.empty h2").TextContent));
        Assert.Equal([StudioUrls.Compare, StudioUrls.ResearchExports], page.FindAll("section.empty a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Page_Generated_ShowsEveryPart()
    {
        await _fixture.GenerateAsync(comparisons: 600);

        var page = _fixture.Bunit.Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".figures")));
        Assert.Equal(7, page.FindAll(".figure").Count);
        Assert.Equal(6, page.FindAll("section[aria-labelledby=outcomes] tbody tr").Count);
        Assert.Contains("A was preferred in", page.Find("section[aria-labelledby=position]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Krippendorff", page.Find("section[aria-labelledby=agreement]").TextContent, StringComparison.Ordinal);
        Assert.Equal(6, page.FindAll(".matrix tbody tr").Count);
        Assert.Equal(page.FindAll(".matrix tbody tr")[1].QuerySelectorAll("td")[0].TextContent, page.FindAll(".matrix tbody tr")[0].QuerySelectorAll("td")[1].TextContent);
        Assert.StartsWith("/research/comparisons?candidate=", page.Find(".matrix td a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("in all", page.Find(".plot").GetAttribute("aria-label")!, StringComparison.Ordinal);

        await page.FindAll(".timeline button")[1].ClickAsync(new());
        Assert.Equal("true", page.FindAll(".timeline button")[1].GetAttribute("aria-pressed"));
        Assert.InRange(page.FindAll(".numbers tbody tr").Count, 3, 4);
    }
}
