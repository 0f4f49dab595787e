using MetaRouter.Training.Evaluation.Pools;

namespace MetaRouter.Training.Evaluation.PoolChanges;

/// <summary>A way in which the candidates change between what a person compared and what is routed for them.</summary>
internal sealed record PoolChange(string Name, PoolChange.Drawing Draw)
{
    /// <summary>Draws the pools of one change; null where the table has too few candidates for it.</summary>
    public delegate Change? Drawing(PoolSampler sampler, int candidates, int size, Random random);

    /// <summary>Every kind of change, in the order of the tables.</summary>
    public static IReadOnlyList<PoolChange> All { get; } =
    [
        new("new_candidate", NewCandidate), new("untrained_candidate", UntrainedCandidate), new("swap_half_way", SwapHalfWay), new("other_pool", OtherPool), new("price_x10", PriceTimesTen),
    ];

    /// <summary>Compared without one of the candidates, which then joins.</summary>
    private static Change? NewCandidate(PoolSampler sampler, int candidates, int size, Random random)
    {
        var after = sampler.Draw(size, random);
        if (after.Length < 3) return null;
        var joins = random.Next(after.Length);
        return new Change([.. after.Where((_, index) => index != joins)], after);
    }

    /// <summary>Leave one model out: the quality and cost of one candidate, which no training saw, are predicted from a probe.</summary>
    private static Change UntrainedCandidate(PoolSampler sampler, int candidates, int size, Random random)
    {
        var pool = sampler.Draw(size, random);
        return new Change(pool, pool, Untrained: pool[random.Next(pool.Length)]);
    }

    /// <summary>After half of the comparisons the whole pool is exchanged for one that shares no candidate with it.</summary>
    private static Change? SwapHalfWay(PoolSampler sampler, int candidates, int size, Random random)
    {
        var possible = Math.Min(size == 0 ? candidates / 2 : size, candidates / 2);
        return possible >= 2 && sampler.DrawApart(possible, random) is var (before, after) ? new Change(before, after, HalfWay: true) : null;
    }

    /// <summary>Every comparison over one random pool, routing over another.</summary>
    private static Change? OtherPool(PoolSampler sampler, int candidates, int size, Random random)
    {
        var possible = size == 0 ? candidates / 2 : Math.Min(size, candidates - 1);
        return possible < 2 ? null : new Change(sampler.Draw(possible, random), sampler.Draw(possible, random));
    }

    /// <summary>After the comparisons one candidate becomes ten times as dear.</summary>
    private static Change? PriceTimesTen(PoolSampler sampler, int candidates, int size, Random random)
    {
        var pool = sampler.Draw(size, random);
        var dearer = random.Next(pool.Length);
        return new Change(pool, pool, PricesAfter: [.. pool.Select((_, index) => index == dearer ? 10.0 : 1.0)]);
    }
}

/// <summary>The pools before and after a change, as positions among all candidates.</summary>
/// <param name="Before">Compared over.</param>
/// <param name="After">Routed over.</param>
/// <param name="HalfWay">Whether the second half of the comparisons is already over the pool after.</param>
/// <param name="PricesAfter">What the costs of the pool after are multiplied with; null for 1.</param>
/// <param name="Untrained">The candidate that is predicted from a probe; null for none.</param>
internal sealed record Change(int[] Before, int[] After, bool HalfWay = false, double[]? PricesAfter = null, int? Untrained = null);
