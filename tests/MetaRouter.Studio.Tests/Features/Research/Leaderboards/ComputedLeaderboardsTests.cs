using MetaRouter.Data.Research;
using MetaRouter.Studio.Features.Research.Leaderboards;

namespace MetaRouter.Studio.Tests.Features.Research.Leaderboards;

public sealed class ComputedLeaderboardsTests : IAsyncLifetime
{
    private static readonly LeaderboardRequest Everything = new(new LeaderboardFilter(), false);

    private readonly LeaderboardFixture _fixture = new();

    public Task InitializeAsync() => _fixture.InitializeAsync();

    public Task DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Get_NothingHasChanged_IsTheSameAgain()
    {
        await _fixture.JudgeAsync(_fixture.Researcher);
        var first = await GetAsync(Everything);

        Assert.Same(first, await GetAsync(new LeaderboardRequest(new LeaderboardFilter(), false)));
        Assert.NotSame(first, await GetAsync(Everything with { StyleControl = true }));
        Assert.Equal(1, first.Board.Comparisons);
    }

    [Fact]
    public async Task Get_JudgedAndTakenBack_IsComputedAnew()
    {
        await _fixture.JudgeAsync(_fixture.Researcher);
        var before = await GetAsync(Everything);
        var second = await _fixture.JudgeAsync(_fixture.Other, 1);
        var between = await GetAsync(Everything);
        await _fixture.WithdrawAsync(second);
        var after = await GetAsync(Everything);

        Assert.Equal([1, 2, 1], new[] { before, between, after }.Select(shown => shown.Board.Comparisons));
    }

    [Fact]
    public async Task Get_ManyAtOnce_ShareOneComputation()
    {
        await _fixture.JudgeAsync(_fixture.Researcher);

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GetAsync(Everything)));

        Assert.All(all, shown => Assert.Same(all[0], shown));
    }

    [Fact]
    public async Task Get_OneOfTwoGivesUp_TheOtherStillGetsIt()
    {
        await _fixture.JudgeAsync(_fixture.Researcher);
        using var impatient = new CancellationTokenSource();
        var staying = _fixture.Computed.GetAsync(Everything, new Progress<double>(), CancellationToken.None);
        var leaving = _fixture.Computed.GetAsync(Everything, new Progress<double>(), impatient.Token);
        await impatient.CancelAsync();
        try
        {
            await leaving;
        }
        catch (OperationCanceledException)
        {
            // Unless it was there already.
        }

        Assert.Equal(1, (await staying).Board.Comparisons);
    }

    [Fact]
    public async Task Get_EverybodyGaveUp_IsStartedAgainForTheNext()
    {
        await _fixture.JudgeAsync(_fixture.Researcher);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _fixture.Computed.GetAsync(Everything, new Progress<double>(), stopped.Token));

        Assert.Equal(1, (await GetAsync(Everything)).Board.Comparisons);
    }

    [Fact]
    public async Task Get_MoreThanAreKept_ForgetsTheOldest()
    {
        await _fixture.JudgeAsync(_fixture.Researcher);
        var first = await GetAsync(Everything);
        for (var index = 0; index < 40; index++) await GetAsync(new LeaderboardRequest(new LeaderboardFilter { Category = $"{index}" }, false));

        Assert.NotSame(first, await GetAsync(Everything));
    }

    private Task<ComputedLeaderboard> GetAsync(LeaderboardRequest request) => _fixture.Computed.GetAsync(request, new Progress<double>(), CancellationToken.None);
}
