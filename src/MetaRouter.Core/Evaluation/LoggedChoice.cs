using System.Collections.Immutable;

namespace MetaRouter.Core.Evaluation;

/// <summary>
/// A decision of a logged policy whose answer was judged, and what another policy would have done in its place. Arrays are in the order of the
/// decision's candidates and have the same length.
/// </summary>
public sealed record LoggedChoice
{
    /// <summary>Position of the candidate that answered.</summary>
    public required int Chosen { get; init; }

    /// <summary>Probability with which the logged policy chose each candidate; above 0 for the one that answered.</summary>
    public required ImmutableArray<double> Logged { get; init; }

    /// <summary>Probability with which the other policy would have chosen each candidate; they sum to 1.</summary>
    public required ImmutableArray<double> Target { get; init; }

    /// <summary>What a model expected the reward of each candidate to be, in [0, 1], before the answer was judged.</summary>
    public required ImmutableArray<double> Expected { get; init; }

    /// <summary>The reward of the answer, in [0, 1].</summary>
    public required double Reward { get; init; }

    /// <summary>w = π(a)/μ(a): how many logged decisions this one stands for.</summary>
    public double Weight => Target[Chosen] / Logged[Chosen];

    /// <summary>Share in [0, 1] of what the other policy would have done that the logged one never does: nothing but the model speaks of it.</summary>
    public double Unsupported
    {
        get
        {
            var share = 0.0;
            for (var candidate = 0; candidate < Target.Length; candidate++)
                if (Logged[candidate] <= 0) share += Target[candidate];
            return share;
        }
    }

    /// <summary>Σ_k π(k)·(expected reward of k): the direct estimate.</summary>
    public double Direct
    {
        get
        {
            var sum = 0.0;
            for (var candidate = 0; candidate < Target.Length; candidate++) sum += Target[candidate] * Expected[candidate];
            return sum;
        }
    }
}
