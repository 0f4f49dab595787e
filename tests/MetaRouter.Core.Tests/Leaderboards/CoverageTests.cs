using MetaRouter.Core.Leaderboards;

namespace MetaRouter.Core.Tests.Leaderboards;

public sealed class CoverageTests
{
    private static readonly double[] Truth = [0.9, 0.4, 0, -0.3, -1.0];

    [Theory]
    [InlineData(300, 0)]
    [InlineData(600, 60)]
    public void Intervals_OfSimulatedVotes_CoverTheTruthAtTheirRate(int comparisons, int people)
    {
        var trials = TestKit.Campaign.Size(300);
        double covered = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            var rows = SimulatedVotes.Draw(Truth, 0.6, comparisons, people, new Random(10_000 + trial));
            var board = Leaderboard.Of(rows, Truth.Length, new LeaderboardSettings { Seed = trial }, null, CancellationToken.None);
            covered += board.Groups.Single().Entries.Count(entry =>
            {
                var truth = Leaderboard.Middle + Leaderboard.PointsPerLogit * (Truth[entry.Candidate] - Truth.Average());
                return truth >= entry.Strength.Lower && truth <= entry.Strength.Upper;
            });
        }
        Assert.InRange(covered / (trials * Truth.Length), 0.93, 0.97);
    }
}
