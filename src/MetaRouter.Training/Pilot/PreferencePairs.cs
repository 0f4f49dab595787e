using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Pilot;

/// <summary>One query on which one candidate was better than another.</summary>
internal readonly record struct PreferencePair(int Row, int Winner, int Loser);

/// <summary>Pairwise preferences derived from outcomes: of two candidates on the same query, the one of higher quality is preferred; equals say nothing.</summary>
internal sealed class PreferencePairs
{
    private PreferencePairs(PreferencePair[] pairs, int[][] won, int[][] hardNegatives) => (All, Won, HardNegatives) = (pairs, won, hardNegatives);

    /// <summary>Every preference.</summary>
    public PreferencePair[] All { get; }

    /// <summary>Per candidate, the rows on which it was preferred to some other.</summary>
    public int[][] Won { get; }

    /// <summary>
    /// Per candidate, the rows on which a cheaper one was preferred to it: the hard negatives. Where no candidate has any, because all cost the same,
    /// the rows on which any other was preferred.
    /// </summary>
    public int[][] HardNegatives { get; }

    /// <summary>The preferences of some rows.</summary>
    public static PreferencePairs Of(OutcomeTargets targets)
    {
        var pairs = new List<PreferencePair>();
        var won = Empty();
        var (lost, lostToCheaper) = (Empty(), Empty());
        SortedSet<int>[] Empty() => [.. targets.Candidates.Select(_ => new SortedSet<int>())];
        for (var row = 0; row < targets.Quality.Length; row++)
        {
            var (quality, cost) = (targets.Quality[row], targets.CostUsd[row]);
            for (var winner = 0; winner < quality.Length; winner++)
            {
                for (var loser = 0; loser < quality.Length; loser++)
                {
                    // Comparisons with NaN are false: unknown outcomes make no pair.
                    if (!(quality[winner] > quality[loser])) continue;
                    pairs.Add(new PreferencePair(row, winner, loser));
                    won[winner].Add(row);
                    lost[loser].Add(row);
                    if (cost[winner] < cost[loser]) lostToCheaper[loser].Add(row);
                }
            }
        }

        var negatives = lostToCheaper.Any(rows => rows.Count > 0) ? lostToCheaper : lost;
        return new PreferencePairs([.. pairs], [.. won.Select(rows => rows.ToArray())], [.. negatives.Select(rows => rows.ToArray())]);
    }
}
