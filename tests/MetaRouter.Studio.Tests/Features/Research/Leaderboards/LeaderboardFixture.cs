using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Research;
using MetaRouter.Data.Storage;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Features.Research.Leaderboards;
using MetaRouter.TestKit.Time;

namespace MetaRouter.Studio.Tests.Features.Research.Leaderboards;

/// <summary>Two guests, the demo pool, and a clock that stands still.</summary>
public sealed class LeaderboardFixture : IAsyncLifetime
{
    private StudioParts _parts = null!;

    public ManualTimeProvider Time { get; } = new();

    public Guid Researcher { get; private set; }

    public Guid Other { get; private set; }

    public LeaderboardVotes Votes { get; private set; } = null!;

    public ComputedLeaderboards Computed { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _parts = await StudioParts.CreateAsync(time: Time);
        (Researcher, Other) = (await _parts.GuestAsync(), await _parts.GuestAsync());
        Votes = new LeaderboardVotes(_parts.Get<StudioDatabase>());
        Computed = new ComputedLeaderboards(Votes);
    }

    public async Task DisposeAsync()
    {
        Computed.Dispose();
        await _parts.DisposeAsync();
    }

    public LeaderboardSession Session() => new(new CurrentPerson(new SignedIn(Researcher)), Votes, Computed, Time);

    /// <summary>A sample question that was judged.</summary>
    public async Task<Comparison> JudgeAsync(Guid person, int sample = 0, Choice choice = Choice.ABetter)
    {
        var comparison = await _parts.AnsweredAsync(person, _parts.Pools.Samples[sample].Question.Query);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(VoteResult.Recorded, await _parts.Voting.VoteAsync(new Vote(person, comparison.Id, choice, null, null, null), CancellationToken.None));
        return comparison;
    }

    public async Task WithdrawAsync(Comparison comparison) =>
        Assert.Equal(WithdrawalResult.Withdrawn, await _parts.Voting.WithdrawAsync(comparison.PersonId, comparison.Id, CancellationToken.None));
}
