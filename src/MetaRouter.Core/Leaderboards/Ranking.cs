using System.Collections.Immutable;

namespace MetaRouter.Core.Leaderboards;

/// <summary>Puts the candidates of a group in order, with what the bootstrap says of it.</summary>
internal static class Ranking
{
    /// <summary>The group in order.</summary>
    /// <param name="group">Numbers of its candidates.</param>
    /// <param name="tallies">Their counts.</param>
    /// <param name="best">The parameters that fit best; strengths in logits first.</param>
    /// <param name="rounds">The parameters of each round.</param>
    /// <param name="percentiles">Makes intervals of rounds.</param>
    /// <param name="anchor">Whose strength is the middle, where it is in the group; else their mean is.</param>
    public static LeaderboardGroup Of(int[] group, CandidateTallies tallies, double[] best, double[][] rounds, Percentiles percentiles, int? anchor)
    {
        var strengths = Strengths(group, best, anchor);
        double[][] drawn = [.. rounds.Select(round => Strengths(group, round, anchor))];
        int[][] ranks = [.. drawn.Select(Ranks)];
        var place = Ranks(strengths);
        var entries = group.Select((candidate, index) =>
        {
            var (first, last) = percentiles.Bounds(ranks.Select(round => (double)round[index]));
            return new LeaderboardEntry(
                candidate, place[index], (int)Math.Round(first), (int)Math.Round(last), percentiles.Interval(strengths[index], drawn.Select(round => round[index])),
                tallies.Counts[candidate], tallies.WinRate(candidate));
        });
        return new LeaderboardGroup([.. entries.OrderBy(entry => entry.Rank)]);
    }

    private static double[] Strengths(int[] group, double[] parameters, int? anchor)
    {
        var middle = anchor is { } named && group.Contains(named) ? parameters[named] : group.Average(candidate => parameters[candidate]);
        return [.. group.Select(candidate => Leaderboard.Middle + Leaderboard.PointsPerLogit * (parameters[candidate] - middle))];
    }

    private static int[] Ranks(double[] strengths)
    {
        int[] order = [.. Enumerable.Range(0, strengths.Length).OrderByDescending(index => strengths[index])];
        var ranks = new int[order.Length];
        for (var place = 0; place < order.Length; place++) ranks[order[place]] = place + 1;
        return ranks;
    }
}
