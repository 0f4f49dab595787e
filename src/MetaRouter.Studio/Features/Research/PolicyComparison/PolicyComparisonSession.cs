using System.Collections.Immutable;
using MetaRouter.Data.Research;

namespace MetaRouter.Studio.Features.Research.PolicyComparison;

/// <summary>One researcher's comparison of policies, without anything that draws.</summary>
public sealed class PolicyComparisonSession(PolicyLog log) : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private IReadOnlyList<ShadowRecord> _shadows = [];

    /// <summary>Whether <see cref="LoadAsync"/> has finished.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Decisions of the router, judged or not.</summary>
    public int Decisions { get; private set; }

    /// <summary>The decisions that are compared on; null before they are read.</summary>
    public ReplayedLog? Log { get; private set; }

    /// <summary>What really decided first, then the others; empty without judged decisions.</summary>
    public ImmutableArray<ComparedPolicy> Policies { get; private set; } = [];

    /// <summary>w of the policy that routes everybody alike, in [0, 1].</summary>
    public double CostWeight { get; private set; } = 0.5;

    /// <inheritdoc />
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <summary>Reads the log and compares; called whenever the page is opened.</summary>
    public async Task LoadAsync()
    {
        IsLoaded = false;
        Decisions = await log.CountAsync(_closed.Token);
        _shadows = await log.ShadowsAsync(_closed.Token);
        // Thousands of decisions are read and made again: not on the thread that draws.
        Log = await Task.Run(async () => new ReplayedLog(await log.JudgedAsync(_closed.Token)), _closed.Token);
        await CompareAsync();
        IsLoaded = true;
    }

    /// <summary>Compares with everybody routed with another cost weight.</summary>
    /// <param name="costWeight">Cut to [0, 1].</param>
    public Task ChooseCostWeightAsync(double costWeight)
    {
        CostWeight = Math.Clamp(costWeight, 0, 1);
        return CompareAsync();
    }

    private async Task CompareAsync()
    {
        if (Log is not { Count: > 0 } replayed) return;
        var (weight, shadows) = (CostWeight, _shadows);
        var compared = await Task.Run(
            ImmutableArray<ComparedPolicy> () =>
            [
                replayed.Earned, replayed.WithoutLots, replayed.Strongest, replayed.Cheapest, replayed.WithCostWeight(weight), replayed.WithoutBudget,
                .. shadows.Select(replayed.Shadow),
            ],
            _closed.Token);
        // Another weight may have been chosen meanwhile: its figures follow.
        if (weight.Equals(CostWeight)) Policies = compared;
    }
}
