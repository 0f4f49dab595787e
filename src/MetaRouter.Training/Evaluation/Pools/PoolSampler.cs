using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation.Pools;

/// <summary>
/// Draws random pools in which there is something to decide: the dearest candidate costs at least twice as much as the cheapest, and the best
/// one more than 1.05 times as much (true means over the judged rows).
/// </summary>
internal sealed class PoolSampler
{
    private const double PriceRatio = 2;
    private const double BestOverCheapest = 1.05;
    private const int Attempts = 20_000;
    private const int PairAttempts = 50;

    private readonly double[] _meanUsd;
    private readonly double[] _meanQuality;
    private readonly IReadOnlyList<string> _ids;

    public PoolSampler(PoolOutcomes outcomes)
    {
        _ids = outcomes.Candidates;
        _meanUsd = [.. Enumerable.Range(0, _ids.Count).Select(candidate => outcomes.CostUsd.Average(row => row[candidate]))];
        _meanQuality = [.. Enumerable.Range(0, _ids.Count).Select(candidate => outcomes.Quality.Average(row => row[candidate]))];
    }

    /// <summary>Whether a pool leaves something to decide.</summary>
    public bool IsContested(IReadOnlyCollection<int> candidates)
    {
        var cheapest = candidates.Min(candidate => _meanUsd[candidate]);
        var best = candidates.MaxBy(candidate => _meanQuality[candidate]);
        return candidates.Max(candidate => _meanUsd[candidate]) >= PriceRatio * cheapest && _meanUsd[best] > BestOverCheapest * cheapest;
    }

    /// <summary>A random pool; the whole pool, whatever its prices, when the size is 0 or all of it.</summary>
    /// <param name="size">Number of candidates, 0 for all.</param>
    /// <param name="random">Draws.</param>
    /// <exception cref="EvaluationException">The size is out of range, or no pool of that size leaves anything to decide.</exception>
    public int[] Draw(int size, Random random)
    {
        int[] available = [.. Enumerable.Range(0, _ids.Count)];
        if (size != 0 && (size < 2 || size > available.Length))
            throw new EvaluationException($"--pool-size {size} is not possible: it must be 0 (the whole pool) or between 2 and the {available.Length} candidates there are.");
        return TryDraw(size, available, random) ?? throw new EvaluationException(
            $"No pool of {size} of these candidates has a price ratio of {PriceRatio} and a best candidate that is not the cheapest; use --pool-size 0 or name other candidates. There are {string.Join(", ", _ids)}.");
    }

    /// <summary>Two pools of one size that share no candidate; null when chance finds none.</summary>
    /// <param name="size">At least 2, at most half of the candidates.</param>
    /// <param name="random">Draws.</param>
    public (int[] First, int[] Second)? DrawApart(int size, Random random)
    {
        for (var attempt = 0; attempt < PairAttempts; attempt++)
        {
            if (TryDraw(size, [.. Enumerable.Range(0, _ids.Count)], random) is not { } first) return null;
            if (TryDraw(size, [.. Enumerable.Range(0, _ids.Count).Except(first)], random) is { } second && IsContested(second)) return (first, second);
        }

        return null;
    }

    private int[]? TryDraw(int size, int[] available, Random random)
    {
        if (size == 0 || size == available.Length) return available;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            random.Shuffle(available);
            if (IsContested(available[..size])) return [.. available[..size].Order()];
        }

        return null;
    }
}
