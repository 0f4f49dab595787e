using MetaRouter.Core.Comparisons;

namespace MetaRouter.Core.Leaderboards;

/// <summary>Plain counts over comparisons, and which candidates they connect.</summary>
internal sealed class CandidateTallies
{
    private readonly double[] _points;
    private readonly int[] _parents;

    public CandidateTallies(ReadOnlySpan<RatedComparison> comparisons, int candidates)
    {
        Counts = new int[candidates];
        _points = new double[candidates];
        _parents = [.. Enumerable.Range(0, candidates)];
        var people = new HashSet<int>();
        foreach (var comparison in comparisons)
        {
            Require(comparison, candidates);
            if (comparison.Person >= 0) people.Add(comparison.Person);
            var share = comparison.Outcome switch { ComparisonOutcome.LeftBetter => 1, ComparisonOutcome.RightBetter => 0, _ => 0.5 };
            if (share == 0.5) Ties++;
            Counts[comparison.Left]++;
            Counts[comparison.Right]++;
            _points[comparison.Left] += share;
            _points[comparison.Right] += 1 - share;
            _parents[Root(comparison.Left)] = Root(comparison.Right);
        }
        People = people.Count;
    }

    /// <summary>Comparisons of each candidate.</summary>
    public int[] Counts { get; }

    /// <summary>Comparisons without a winner.</summary>
    public int Ties { get; }

    /// <summary>Known people.</summary>
    public int People { get; }

    /// <summary>(wins + ½ ties)/comparisons of a candidate that has any.</summary>
    public double WinRate(int candidate) => _points[candidate] / Counts[candidate];

    /// <summary>The candidates that have comparisons, by which of them are connected.</summary>
    public IEnumerable<int[]> Groups() =>
        Enumerable.Range(0, Counts.Length).Where(candidate => Counts[candidate] > 0).GroupBy(Root, (_, group) => group.ToArray());

    private int Root(int candidate)
    {
        while (_parents[candidate] != candidate) candidate = _parents[candidate] = _parents[_parents[candidate]];
        return candidate;
    }

    private static void Require(RatedComparison comparison, int candidates)
    {
        var (lower, higher) = (Math.Min(comparison.Left, comparison.Right), Math.Max(comparison.Left, comparison.Right));
        if (lower < 0 || higher >= candidates || lower == higher)
            throw new ArgumentException(
                $"A comparison needs two different candidates numbered below {candidates}; it has {comparison.Left} and {comparison.Right}.", nameof(comparison));
    }
}
