using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Quality.Online;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Rewards;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Learning;
using MetaRouter.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetaRouter.Studio.Tests.Learning;

public sealed class QualityLearnerTests : IAsyncLifetime
{
    private const int BeyondASnapshot = 520;
    private static readonly CancellationToken None = CancellationToken.None;
    private IArmSpace _space = null!;
    private StudioParts _studio = null!;
    private Guid _person;

    private QualityLearner Learner => _studio.Get<QualityLearner>();

    private RewardLog Log => _studio.Get<RewardLog>();

    private double[] Learned => LearnedQualities.Of(_studio.Pools, _studio.Pools.Recorded!);

    public async Task InitializeAsync()
    {
        // Arms that see the question, not only the mean.
        string[] questions = [.. from start in new[] { "what is the", "how do i", "why does the", "write a", "prove that" } from end in new[] { "best city of", "function for", "number of" } select $"{start} {end}"];
        _space = new ResidualSpace(PrincipalComponents.Fit(await new WordHashEncoder().EncodeAsync(questions, None), 6), "made-up", ArmForm.Residual);
        _studio = await StudioParts.CreateAsync(space: _space);
        _person = await _studio.GuestAsync();
        await Learner.CatchUpAsync(None);
    }

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    [Fact]
    public async Task Restart_FewLines_LearnsTheSameFromTheLog()
    {
        var untaught = Learned;
        await AppendAsync(_person, 0, 60);
        await Learner.CatchUpAsync(None);
        var before = Learned;
        Assert.NotEqual(untaught, before);
        Assert.Null(await SnapshotAsync());

        await RestartAsync();

        LearnedQualities.AssertSame(before, Learned);
    }

    [Fact]
    public async Task Restart_AfterASnapshot_GoesOnFromItToTheSame()
    {
        await AppendAsync(_person, 0, BeyondASnapshot);
        await Learner.CatchUpAsync(None);
        var snapshot = await SnapshotAsync();
        Assert.NotNull(snapshot);
        await AppendAsync(_person, BeyondASnapshot, 30);
        await Learner.CatchUpAsync(None);
        Assert.Equal(snapshot.Sequence, (await SnapshotAsync())!.Sequence);
        var before = Learned;

        await RestartAsync();

        LearnedQualities.AssertSame(before, Learned);
        LearnedQualities.AssertSame(await FoldedAsync(), Learned);
    }

    [Fact]
    public async Task Restart_ALineInTheSnapshotWasReversed_LearnsWithoutIt()
    {
        var other = await _studio.GuestAsync();
        var taken = (await AppendAsync(other, 0, 1))[0];
        await AppendAsync(_person, 1, BeyondASnapshot);
        await Learner.CatchUpAsync(None);
        Assert.NotNull(await SnapshotAsync());
        var with = Learned;

        Assert.True(await Log.ReverseAsync(other, taken.JudgedId, None));
        await Learner.CatchUpAsync(None);

        var without = Learned;
        Assert.True(with.Zip(without).Max(pair => Math.Abs(pair.First - pair.Second)) > 1e-6);
        LearnedQualities.AssertSame(await FoldedAsync(), without);
        await RestartAsync();
        LearnedQualities.AssertSame(without, Learned);
    }

    [Fact]
    public async Task Restart_AfterAVoteWasWithdrawn_LearnsWithoutIt()
    {
        var kept = await VotedAsync(0, Choice.AMuchBetter);
        var one = Learned;
        var taken = await VotedAsync(1, Choice.BMuchBetter);
        Assert.NotEqual(one, Learned);

        await _studio.Voting.WithdrawAsync(_person, taken, None);

        Assert.NotEqual(kept, taken);
        LearnedQualities.AssertSame(one, Learned);
        await RestartAsync();
        LearnedQualities.AssertSame(one, Learned);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(BeyondASnapshot)]
    public async Task Restart_AfterAPersonWasErased_LearnsWithoutThem(int lines)
    {
        await AppendAsync(_person, 0, lines);
        await Learner.CatchUpAsync(None);
        var alone = Learned;
        var erased = await _studio.GuestAsync();
        await AppendAsync(erased, lines, 25);
        await Learner.CatchUpAsync(None);
        Assert.NotEqual(alone, Learned);

        await _studio.People.EraseAsync(erased, None);
        await Learner.CatchUpAsync(None);

        LearnedQualities.AssertSame(alone, Learned);
        await RestartAsync();
        LearnedQualities.AssertSame(alone, Learned);
    }

    [Fact]
    public async Task Restart_SnapshotDamaged_LearnsAgainFromTheLog()
    {
        await AppendAsync(_person, 0, BeyondASnapshot);
        await Learner.CatchUpAsync(None);
        var before = Learned;
        var snapshot = (await SnapshotAsync())!;
        // A newer one, cut off in the middle.
        await AppendAsync(_person, BeyondASnapshot, 1);
        await Learner.CatchUpAsync(None);
        var damaged = snapshot with { Sequence = Learner.Sequence, State = snapshot.State[..(snapshot.State.Length / 2)] };
        Assert.True(await Log.SaveSnapshotAsync(damaged, damaged.Sequence, None));
        var after = Learned;
        Assert.NotEqual(before, after);

        await RestartAsync();

        LearnedQualities.AssertSame(after, Learned);
    }

    [Fact]
    public async Task CatchUp_CalledManyTimesAtOnce_CountsEachLineOnce()
    {
        await AppendAsync(_person, 0, 50);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Learner.CatchUpAsync(None))));

        LearnedQualities.AssertSame(await FoldedAsync(), Learned);
        Assert.Equal(Learner.Sequence, _studio.Pools.Recorded!.RewardSequence);
    }

    private async Task<IReadOnlyList<LoggedReward>> AppendAsync(Guid person, int from, int count) => await Log.AppendAsync(
        [.. Enumerable.Range(from, count).Select(number => LearnedQualities.Line(_studio.Pools, _studio.Get<ITextEncoder>().Version, person, number))], None);

    private Task<QualitySnapshot?> SnapshotAsync() => Log.LatestSnapshotAsync(_studio.Get<QualityLearner>().SnapshotVersion, None);

    private async Task<Guid> VotedAsync(int question, Choice choice)
    {
        var comparison = await _studio.AnsweredAsync(_person, _studio.Pools.Samples[question].Question.Query);
        var vote = new Vote(_person, comparison.Id, choice, AnswerProgress.Of(comparison.Left).Tag, AnswerProgress.Of(comparison.Right).Tag, 1);
        Assert.Equal(VoteResult.Recorded, await _studio.Voting.VoteAsync(vote, None));
        return comparison.Id;
    }

    // As a new process begins: nothing is known, and the pools are untaught.
    private async Task RestartAsync()
    {
        var start = OnlineQuality.Empty(_space);
        foreach (var pool in _studio.Pools.All.ToList()) _studio.Pools.Publish(pool.With(start, 0));
        using var restarted = new QualityLearner(
            _studio.Pools, _space, _studio.Get<ITextEncoder>(), Log, _studio.Get<SpendHistory>(), TimeProvider.System, NullLogger<QualityLearner>.Instance);
        await restarted.CatchUpAsync(None);
    }

    // The plain sum of the log: every line once, in order, but for those that are taken back.
    private async Task<double[]> FoldedAsync()
    {
        var lines = new List<LoggedReward>();
        await foreach (var line in Log.ReadAsync(0, None)) lines.Add(line);
        var reversed = lines.Select(line => line.Reverses).ToHashSet();
        var fold = lines.Aggregate(RewardFold.Start(_space, _studio.Get<ITextEncoder>().Version), (current, line) => current.Next(line, reversed.Contains(line.Sequence)));
        return LearnedQualities.Of(_studio.Pools, _studio.Pools.Recorded!.With(fold.Arms, fold.Sequence));
    }
}
