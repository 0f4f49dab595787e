using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Studio.Features.Preference;

namespace MetaRouter.Studio.Tests.Features.Preference;

public sealed class PreferenceSessionTests : IAsyncLifetime
{
    private readonly PreferenceFixture _fixture = new();
    private PreferenceSession _session = null!;

    public async Task InitializeAsync()
    {
        await _fixture.InitializeAsync();
        _session = _fixture.Session();
    }

    public async Task DisposeAsync()
    {
        _session.Dispose();
        await _fixture.DisposeAsync();
    }

    [Fact]
    public async Task Load_NothingCompared_ShowsThePrior()
    {
        await _session.LoadAsync();

        Assert.True(_session.IsLoaded);
        Assert.Empty(_session.History);
        Assert.Equal(0, _session.Place!.Belief.ComparisonCount);
        Assert.Equal(5, _session.Plot!.Candidates.Count);
        Assert.Equal(1, _session.Outlook!.Shares.Sum(), 9);
    }

    [Fact]
    public async Task Load_CheaperPreferred_LeansCheaperThanBefore()
    {
        await _session.LoadAsync();
        var prior = _session.Place!.Belief.CostWeight;
        await _fixture.JudgeAsync(Choice.BMuchBetter);

        await _session.LoadAsync();

        Assert.True(_session.Place!.Belief.CostWeight > prior);
        Assert.True(_session.Outlook!.SavingPerThousandUsd > 0);
    }

    [Fact]
    public async Task Load_OpenComparison_IsNotInTheHistory()
    {
        var judged = await _fixture.JudgeAsync(Choice.ABetter);
        await _fixture.OpenAsync(question: 1);

        await _session.LoadAsync();

        Assert.Equal(judged, Assert.Single(_session.History).Id);
    }

    [Fact]
    public async Task ShowMore_MoreThanAPage_GoesToTheOldest()
    {
        for (var count = 0; count <= PreferenceSession.PageSize; count++) await _fixture.JudgeAsync(Choice.Tie, count);
        await _session.LoadAsync();
        Assert.Equal(PreferenceSession.PageSize, _session.History.Count);
        Assert.True(_session.HasMore);

        await _session.ShowMoreAsync();

        Assert.Equal(PreferenceSession.PageSize + 1, _session.History.Count);
        Assert.False(_session.HasMore);
        Assert.Equal(_session.History.OrderByDescending(comparison => comparison.Sequence), _session.History);
    }

    [Fact]
    public async Task Withdraw_OneOfTwo_MovesTheBeliefBackAndKeepsTheRow()
    {
        await _fixture.JudgeAsync(Choice.BBetter);
        await _session.LoadAsync();
        var before = _session.Place!.Belief.CostWeight;
        var taken = await _fixture.JudgeAsync(Choice.BMuchBetter, question: 1);
        await _session.LoadAsync();
        var plot = _session.Plot;

        var result = await _session.WithdrawAsync(taken);

        Assert.Equal(WithdrawalResult.Withdrawn, result);
        Assert.Equal(before, _session.Place!.Belief.CostWeight, 9);
        Assert.NotSame(plot, _session.Plot);
        Assert.Equal(PreferenceText.NotWithdrawn, HistoryWords.Counting(_session.History.Single(comparison => comparison.Id == taken), null));
    }

    [Fact]
    public async Task Delete_TheOnlyOne_LeavesThePrior()
    {
        await _session.LoadAsync();
        var prior = _session.Place!.Belief.CostWeight;
        var deleted = await _fixture.JudgeAsync(Choice.BMuchBetter);
        await _session.LoadAsync();

        await _session.DeleteAsync(deleted);

        Assert.Equal(prior, _session.Place!.Belief.CostWeight, 9);
        Assert.Empty(_session.History);
        Assert.Null(await _fixture.Comparisons.FindAsync(_fixture.PersonId, deleted, CancellationToken.None));
    }

    [Fact]
    public async Task Reset_Compared_KeepsTheHistoryWithoutCounting()
    {
        await _fixture.JudgeAsync(Choice.AMuchBetter);
        await _session.LoadAsync();

        await _session.ResetAsync();

        Assert.Equal(0, _session.Place!.Belief.ComparisonCount);
        Assert.Equal(PreferenceText.NotReset, HistoryWords.Counting(Assert.Single(_session.History), null));
    }

    [Fact]
    public async Task Erase_TheOnlyAdmin_IsRefused()
    {
        await _fixture.BecomeAdminAsync();
        await _session.LoadAsync();

        Assert.False(await _session.EraseAsync());

        Assert.NotNull(await _fixture.People.FindAsync(_fixture.PersonId, CancellationToken.None));
    }

    [Fact]
    public async Task Erase_Compared_LeavesNothing()
    {
        await _fixture.JudgeAsync(Choice.AMuchBetter);
        await _session.LoadAsync();

        await _session.EraseAsync();

        Assert.Null(await _fixture.People.FindAsync(_fixture.PersonId, CancellationToken.None));
        await _session.LoadAsync();
        Assert.Null(_session.Place);
        Assert.Empty(_session.History);
    }

    [Fact]
    public async Task ChooseAxis_Linear_DrawsTheSamePlaceAnew()
    {
        await _session.LoadAsync();
        var changes = 0;
        _session.Changed += () => changes++;

        _session.ChooseAxis(logarithmic: false);

        Assert.False(_session.Plot!.IsLogarithmic);
        Assert.Equal(1, changes);
    }

    [Theory]
    [InlineData(Choice.BothBad, true, nameof(PreferenceText.NotBothBad))]
    [InlineData(Choice.ABetter, false, nameof(PreferenceText.NotHidden))]
    [InlineData(Choice.ABetter, true, nameof(PreferenceText.Counts))]
    public async Task Counting_JudgedComparison_SaysWhy(Choice choice, bool pricesShown, string expected)
    {
        await _fixture.JudgeAsync(choice, pricesShown: pricesShown);
        await _session.LoadAsync();

        Assert.Equal(PreferenceText.ResourceManager.GetString(expected, PreferenceText.Culture), HistoryWords.Counting(Assert.Single(_session.History), null));
    }
}
