using System.Collections.Immutable;

namespace MetaRouter.Core.Policies;

/// <summary>A mean over routed queries as a step function of the cost weight (<see cref="RewardSweep.MeanOf"/>). Immutable.</summary>
public sealed class SweptMean
{
    private readonly ImmutableArray<double> _weights;
    private readonly ImmutableArray<double> _means;

    internal SweptMean(ImmutableArray<double> weights, ImmutableArray<double> means) => (_weights, _means) = (weights, means);

    /// <summary>The mean when routing for this cost weight; where a query is indifferent it stays with the dearer candidate.</summary>
    /// <param name="costWeight">w ∈ [0, 1].</param>
    public double At(double costWeight)
    {
        int low = 0, high = _weights.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_weights[middle] < costWeight) low = middle + 1;
            else high = middle;
        }
        return _means[low];
    }
}
