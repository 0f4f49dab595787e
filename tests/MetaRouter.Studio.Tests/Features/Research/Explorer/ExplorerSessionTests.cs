using MetaRouter.Core.Comparisons;
using MetaRouter.Studio.Features.Research.Explorer;

namespace MetaRouter.Studio.Tests.Features.Research.Explorer;

public sealed class ExplorerSessionTests(ResearchFixture fixture) : IClassFixture<ResearchFixture>, IAsyncLifetime
{
    private ExplorerSession _session = null!;

    public async Task InitializeAsync()
    {
        _session = fixture.ExplorerSession();
        if (await fixture.Explorer.CountAsync(null, new(), 0, CancellationToken.None) == 0) await fixture.GenerateAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Show_WholeList_ReadsPageCountAndChoices()
    {
        await _session.ShowAsync(StudioUrls.ResearchExplorer);

        Assert.Equal((120, ExplorerSession.PageLength, false), (_session.Count, _session.Page!.Rows.Count, _session.IsReading));
        Assert.Equal(6, _session.Choices.Candidates.Count);
        Assert.Contains("code", _session.Choices.Categories);
        Assert.Empty(_session.Datasets);
    }

    [Fact]
    public async Task Show_Filter_HoldsOnlyThose()
    {
        await _session.ShowAsync(StudioUrls.ResearchExplorer + "?outcome=a&category=code");

        Assert.All(_session.Page!.Rows, row => Assert.Equal((ComparisonOutcome.LeftBetter, "code"), (row.Outcome, row.Category)));
        Assert.Equal(_session.Count, _session.Page!.Rows.Count);
        Assert.InRange(_session.Count!.Value, 1, 40);
    }

    [Fact]
    public async Task Show_AnotherAddressMeanwhile_ShowsTheLastOne()
    {
        var pages = new List<string?>();
        _session.Changed += () => pages.Add(_session.Address.Filter.Category);

        await Task.WhenAll(new[] { "code", "math", "qa" }.Select(category => _session.ShowAsync($"{StudioUrls.ResearchExplorer}?category={category}")));

        Assert.All(_session.Page!.Rows, row => Assert.Equal("qa", row.Category));
        Assert.Equal(_session.Page.Rows.Count, _session.Count);
        Assert.Equal("qa", pages[^1]);
    }
}
