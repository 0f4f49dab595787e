using MetaRouter.Core.Candidates;

namespace MetaRouter.Training.Evaluation.TradeOffs;

/// <summary>Settings of the trade-off evaluation.</summary>
public sealed record TradeOffSettings
{
    /// <summary>Candidates per random pool; 0 for the whole pool.</summary>
    public int PoolSize { get; init; }

    /// <summary>Random pools per seed, at least 1; the whole pool is evaluated once.</summary>
    public int Pools { get; init; } = 40;

    /// <summary>Kind of cost scale that the policies use; the router on the other one stands beside it.</summary>
    public CostScaling Scaling { get; init; } = CostScaling.Log;
}
