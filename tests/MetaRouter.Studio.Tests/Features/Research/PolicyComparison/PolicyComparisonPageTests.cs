using Bunit;
using MetaRouter.Data.Research;
using MetaRouter.Data.Storage;
using MetaRouter.Studio.Features.Research.PolicyComparison;
using MetaRouter.Studio.Routing;
using MetaRouter.Studio.Tests.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Features.Research.PolicyComparison;

public sealed class PolicyComparisonPageTests : IAsyncLifetime
{
    private readonly BunitContext _bunit = new();
    private RoutedStudio _studio = null!;

    public async Task InitializeAsync()
    {
        _studio = await RoutedStudio.StartAsync(configure: options => options.Auto.Exploration = 0.02);
        _bunit.Services.AddSingleton(TimeProvider.System);
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.JSInterop.SetupModule("./Controls/IntervalPlot.razor.js").Mode = JSRuntimeMode.Loose;
    }

    public async Task DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _studio.DisposeAsync();
    }

    [Fact]
    public async Task Page_NothingJudged_SaysWhatToDo()
    {
        await _studio.AnsweredAsync();

        var page = Show();

        Assert.Contains(PolicyText.EmptyTitle, page.Find("section.empty").TextContent, StringComparison.Ordinal);
        Assert.Contains("has decided 1 times", page.Find("section.empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AFewThumbs_ComparesAndWarns()
    {
        foreach (var sample in Enumerable.Range(0, 3))
        {
            var answer = await _studio.AnsweredAsync(_studio.Parts.Pools.Samples[sample].Question.Query);
            Assert.True(await _studio.Parts.Get<RoutedRating>().ThumbAsync(_studio.Person, answer.Id, sample > 0, CancellationToken.None));
        }

        var page = Show();

        Assert.StartsWith("Rests on 3 judged decisions of 3", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        var rows = page.FindAll("tbody tr");
        Assert.Equal(6, rows.Count);
        Assert.Contains(PolicyText.PolicyLogged, rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("0.667", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Too few effective rows", rows[1].TextContent, StringComparison.Ordinal);

        await page.Find("#weight").ChangeAsync("0.8");
        page.WaitForAssertion(() => Assert.Contains("w = 0.80", page.Markup, StringComparison.Ordinal));
    }

    private IRenderedComponent<PolicyComparisonPage> Show()
    {
        _bunit.Services.AddSingleton(new PolicyComparisonSession(new PolicyLog(_studio.Parts.Get<StudioDatabase>())));
        var page = _bunit.Render<PolicyComparisonPage>();
        page.WaitForAssertion(() => Assert.True(page.FindAll("section.empty, table").Count > 0));
        return page;
    }
}
