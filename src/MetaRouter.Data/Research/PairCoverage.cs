namespace MetaRouter.Data.Research;

/// <summary>A candidate that was compared.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people called it, once at least.</param>
public sealed record ComparedCandidate(string Id, string Name);

/// <summary>How often two candidates were compared, whatever the sides. Immutable.</summary>
public sealed class PairCoverage
{
    private readonly Dictionary<(string, string), long> _counts;

    private PairCoverage(IReadOnlyList<ComparedCandidate> candidates, Dictionary<(string, string), long> counts)
    {
        Candidates = candidates;
        _counts = counts;
    }

    /// <summary>All candidates that were compared, by name.</summary>
    public IReadOnlyList<ComparedCandidate> Candidates { get; }

    /// <summary>Pairs of different candidates that could be compared.</summary>
    public int Possible => Candidates.Count * (Candidates.Count - 1) / 2;

    /// <summary>Those of them that were.</summary>
    public int Covered => _counts.Keys.Count(pair => pair.Item1 != pair.Item2);

    /// <summary>How often two were compared, at least 0.</summary>
    public long Of(string candidateId, string otherId) => _counts.GetValueOrDefault(Key(candidateId, otherId));

    internal static PairCoverage From(IEnumerable<CountedPair> pairs)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var counts = new Dictionary<(string, string), long>();
        foreach (var pair in pairs)
        {
            names[pair.LeftId] = pair.LeftName;
            names[pair.RightId] = pair.RightName;
            var key = Key(pair.LeftId, pair.RightId);
            counts[key] = counts.GetValueOrDefault(key) + pair.Count;
        }

        return new PairCoverage(
            [.. names.Select(entry => new ComparedCandidate(entry.Key, entry.Value)).OrderBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).ThenBy(entry => entry.Id, StringComparer.Ordinal)],
            counts);
    }

    private static (string, string) Key(string one, string other) => string.CompareOrdinal(one, other) <= 0 ? (one, other) : (other, one);
}

/// <summary>A line of the query behind <see cref="PairCoverage"/>.</summary>
internal sealed record CountedPair(string LeftId, string LeftName, string RightId, string RightName, long Count);
