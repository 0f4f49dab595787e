using Bunit;
using MetaRouter.Studio.Features.Research.Explorer;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Features.Research.Explorer;

public sealed class ComparisonsPageTests : IAsyncLifetime
{
    private readonly ResearchFixture _fixture = new();

    private NavigationManager Navigation => _fixture.Bunit.Services.GetRequiredService<NavigationManager>();

    public Task InitializeAsync() => _fixture.InitializeAsync();

    public Task DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public void Page_NothingJudged_SaysSo()
    {
        var page = Show("");

        page.WaitForAssertion(() => Assert.Equal(ExplorerText.EmptyTitle, page.Find("section.empty h2").TextContent));
    }

    [Fact]
    public async Task Page_Many_IsTurnedByTheAddress()
    {
        await _fixture.GenerateAsync();
        var page = Show("");
        page.WaitForAssertion(() => Assert.Equal("120", page.Find("[data-matches]").GetAttribute("data-matches")));
        Assert.Equal(ExplorerSession.PageLength, page.FindAll("tbody tr").Count);
        var newest = page.Find("tbody th a").GetAttribute("href");

        await page.InvokeAsync(() => Navigation.NavigateTo(page.Find("a[rel=next]").GetAttribute("href")!));
        page.WaitForAssertion(() => Assert.NotEqual(newest, page.Find("tbody th a").GetAttribute("href")));
        // The address changes at once, the page when it has been read.
        page.WaitForElement("a[rel=prev]");
        await page.InvokeAsync(() => Navigation.NavigateTo(page.Find("a[rel=prev]").GetAttribute("href")!));

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("a[rel=prev]")));
        Assert.StartsWith(newest!, page.Find("tbody th a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_Submitted_IsInTheAddress()
    {
        await _fixture.GenerateAsync();
        var page = Show("?language=de");
        page.WaitForAssertion(() => Assert.Equal(7, page.FindAll("#candidate option").Count));
        Assert.Equal("de", page.Find("#language").GetAttribute("value"));

        page.Find("#category").Change("math");
        page.Find("#prices").Change("true");
        page.Find("#until").Change("2026-01-12");
        await page.Find("form").SubmitAsync();

        Assert.EndsWith("/research/comparisons?until=2026-01-12&category=math&language=de&prices=shown", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.All(page.FindAll("tbody tr"), row => Assert.Equal("math", row.QuerySelectorAll("td")[3].TextContent)));
    }

    [Fact]
    public async Task Page_NothingMatches_SaysWhatToDo()
    {
        await _fixture.GenerateAsync();

        var page = Show("?category=none-such&prices=nonsense");

        page.WaitForAssertion(() => Assert.Equal(ExplorerText.NoMatchTitle, page.Find("section.empty h2").TextContent));
        Assert.Contains("prices", page.Find(".callout-warning").TextContent, StringComparison.Ordinal);
        Assert.Equal("none-such", page.Find("#category option:last-child").GetAttribute("value"));
    }

    [Fact]
    public async Task Opened_JudgedComparison_ShowsBothAnswersAndEverythingElse()
    {
        await _fixture.GenerateAsync(comparisons: 3, open: 1);
        Navigation.NavigateTo("/research/comparisons/2?category=code");

        var page = _fixture.Bunit.Render<OpenedPage>(parameters => parameters.Add(opened => opened.Sequence, 2));

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".answer .rich-text").Count));
        Assert.Equal("/research/comparisons?category=code", page.Find("p > a").GetAttribute("href"));
        var facts = page.FindAll(".facts dt").Select(label => label.TextContent).ToList();
        Assert.Contains(ExplorerText.Propensity, facts);
        Assert.Contains(ExplorerText.BeliefAfter, facts);
        Assert.Equal(2, facts.Count(label => label == ExplorerText.PriceOnScreen));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(99)]
    public async Task Opened_WaitingOrUnknown_IsNotFoundInWords(long sequence)
    {
        await _fixture.GenerateAsync(comparisons: 3, open: 1);

        var page = _fixture.Bunit.Render<OpenedPage>(parameters => parameters.Add(opened => opened.Sequence, sequence));

        page.WaitForAssertion(() => Assert.Equal(ExplorerText.NotFoundTitle, page.Find("section.empty h2").TextContent));
        Assert.DoesNotContain("made/", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<ComparisonsPage> Show(string query)
    {
        Navigation.NavigateTo(StudioUrls.ResearchExplorer + query);
        return _fixture.Bunit.Render<ComparisonsPage>();
    }
}
