using System.Collections.Immutable;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Simulation;

/// <summary>A question whose answers simulated people compare. Arrays are in pool order.</summary>
/// <param name="Expected">What is predicted of the answers.</param>
/// <param name="ShownCosts">c̃ of the prices on screen, which are those of the complete answers.</param>
/// <param name="TrueQualities">What the answers are really worth, in [0, 1]; only feedback of the kinds binary and mixed looks at it.</param>
public sealed record ComparedQuestion(RoutingPoint Expected, ImmutableArray<double> ShownCosts, ImmutableArray<double> TrueQualities)
{
    /// <summary>The predictions, with the prices on screen.</summary>
    public RoutingPoint OnScreen => Expected with { Costs = ShownCosts };
}
