using MetaRouter.Core.Policies;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Frontiers;

/// <summary>Where a change of preference leads.</summary>
public enum ChangeDirection
{
    /// <summary>The same candidate would answer.</summary>
    Unchanged,

    /// <summary>A cheaper candidate would answer.</summary>
    Cheaper,

    /// <summary>A better and dearer candidate would answer.</summary>
    Better,
}

/// <summary>What a change of the believed cost weight means for a question like this one.</summary>
/// <param name="FromIndex">Position of the candidate that would have answered before.</param>
/// <param name="ToIndex">Position of the candidate that would answer now.</param>
/// <param name="SavingPerThousandUsd">Expected saving in USD per 1,000 such answers; negative when the answers become dearer.</param>
/// <param name="Direction">Which way the choice moved.</param>
public sealed record PreferenceChange(int FromIndex, int ToIndex, double SavingPerThousandUsd, ChangeDirection Direction)
{
    /// <summary>Compares the routes of one question at two cost weights.</summary>
    public static PreferenceChange Of(double weightBefore, double weightAfter, RoutingPoint point)
    {
        var from = Reward.Best(weightBefore, point.Qualities.AsSpan(), point.Costs.AsSpan());
        var to = Reward.Best(weightAfter, point.Qualities.AsSpan(), point.Costs.AsSpan());
        var direction = from == to ? ChangeDirection.Unchanged
            : point.Costs[to] < point.Costs[from] ? ChangeDirection.Cheaper
            : ChangeDirection.Better;
        return new PreferenceChange(from, to, 1000 * (point.ExpectedUsd[from] - point.ExpectedUsd[to]), direction);
    }
}
