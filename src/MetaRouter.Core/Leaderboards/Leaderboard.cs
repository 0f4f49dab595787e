using System.Collections.Immutable;
using MetaRouter.Core.Comparisons;

namespace MetaRouter.Core.Leaderboards;

/// <summary>
/// How strong candidates are by what people said of their answers: Davidson's model with bootstrap intervals (docs/mathematics.md, section 7).
/// Immutable; without comparisons there is no group.
/// </summary>
public sealed record Leaderboard
{
    /// <summary>Strength of the anchor, or the mean of a group.</summary>
    public const double Middle = 1000;

    /// <summary>Points on the Elo scale per logit.</summary>
    public static readonly double PointsPerLogit = 400 / Math.Log(10);

    /// <summary>The largest group first; candidates without comparisons are in none.</summary>
    public required ImmutableArray<LeaderboardGroup> Groups { get; init; }

    /// <summary>What style is worth; empty without style control.</summary>
    public required ImmutableArray<StyleEffect> Style { get; init; }

    /// <summary>Number of comparisons.</summary>
    public required int Comparisons { get; init; }

    /// <summary>Number of known people among those who judged.</summary>
    public required int People { get; init; }

    /// <summary>Share of comparisons, in [0, 1], that name no winner: ties and both bad.</summary>
    public required double TieShare { get; init; }

    /// <summary>What the bootstrap drew.</summary>
    public required Resampling Resampling { get; init; }

    /// <summary>Computes a leaderboard. Safe for concurrent use.</summary>
    /// <param name="comparisons">Any number, in any order.</param>
    /// <param name="candidates">Number of candidates that comparisons may name.</param>
    /// <param name="settings">How.</param>
    /// <param name="progress">Told the share in [0, 1] of the bootstrap that is done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">A comparison names an unknown candidate, or the same one twice.</exception>
    public static Leaderboard Of(
        ReadOnlyMemory<RatedComparison> comparisons, int candidates, LeaderboardSettings settings, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        settings.Validate();
        var tallies = new CandidateTallies(comparisons.Span, candidates);
        if (comparisons.IsEmpty) return Empty;

        var resampling = tallies.People >= settings.LeastPeople ? Resampling.People : Resampling.Comparisons;
        var cells = ComparisonCells.Of(comparisons.Span, settings.StyleControl, resampling == Resampling.People);
        var (best, rounds) = Bootstrap.Run(cells, candidates, settings, progress, cancellationToken);
        var percentiles = new Percentiles(cells.Units);
        return new Leaderboard
        {
            Groups =
            [
                .. tallies.Groups().Select(group => Ranking.Of(group, tallies, best, rounds, percentiles, settings.Anchor))
                    .OrderByDescending(group => group.Entries.Length),
            ],
            Style = [.. Enumerable.Range(0, cells.Traits).Select(trait => Effect(trait, candidates + trait))],
            Comparisons = comparisons.Length,
            People = tallies.People,
            TieShare = tallies.Ties / (double)comparisons.Length,
            Resampling = resampling,
        };

        StyleEffect Effect(int trait, int parameter) =>
            new((StyleTrait)trait, percentiles.Interval(PointsPerLogit * best[parameter], rounds.Select(round => PointsPerLogit * round[parameter])));
    }

    private static Leaderboard Empty => new()
    {
        Groups = [], Style = [], Comparisons = 0, People = 0, TieShare = 0, Resampling = Resampling.Comparisons,
    };
}
