using MetaRouter.Core.Quality.Online;
using MetaRouter.Core.Queries;
using MetaRouter.Data.People;
using MetaRouter.Data.Rewards;
using MetaRouter.Studio.Learning;
using MetaRouter.Studio.Pools;
using MetaRouter.TestKit.Databases;

namespace MetaRouter.Studio.Tests.Learning;

public sealed class TwoHostsTests
{
    private const int Writers = 8;
    private const int LinesOfEach = 40;
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task TwoHosts_EightWritersAtOnce_HoldTheSameArmsWithoutAGap()
    {
        await using var database = await PostgresServer.CreateDatabaseAsync();
        string[] settings = ["AnswerBank:Pace=0", $"Database:PostgreSQL={database.ConnectionString}"];
        // Both follow the log while it is written, as they do when the program runs.
        await using var one = await RunningApplication.StartAsync(settings);
        await using var two = await RunningApplication.StartAsync(settings);
        var person = (await one.Get<PersonStore>().CreateGuestAsync(None)).Id;
        var encoder = one.Get<ITextEncoder>().Version;

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var host = writer % 2 == 0 ? one : two;
            for (var line = 0; line < LinesOfEach; line++)
                await host.Get<RewardLog>().AppendAsync([LearnedQualities.Line(host.Get<CandidatePools>(), encoder, person, writer * LinesOfEach + line)], None);
        })));
        foreach (var host in new[] { one, two }) await host.Get<QualityLearner>().CatchUpAsync(None);

        var lines = new List<LoggedReward>();
        await foreach (var line in one.Get<RewardLog>().ReadAsync(0, None)) lines.Add(line);
        Assert.Equal(Writers * LinesOfEach, lines.Count);
        var pools = one.Get<CandidatePools>();
        var fold = lines.Aggregate(RewardFold.Start(one.Get<IArmSpace>(), encoder), (current, line) => current.Next(line, isReversed: false));
        Assert.Equal(lines.Count, fold.Arms.Keys.Sum(fold.Arms.UpdatesOf));
        var expected = LearnedQualities.Of(pools, pools.Recorded!.With(fold.Arms, fold.Sequence));
        foreach (var host in new[] { one, two })
        {
            Assert.Equal(lines[^1].Sequence, host.Get<QualityLearner>().Sequence);
            LearnedQualities.AssertSame(expected, LearnedQualities.Of(host.Get<CandidatePools>(), host.Get<CandidatePools>().Recorded!));
        }
    }
}
