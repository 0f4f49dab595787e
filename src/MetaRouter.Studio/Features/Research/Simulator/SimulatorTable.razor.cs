using MetaRouter.Core.Simulation;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Simulator;

/// <summary>The curves as numbers.</summary>
public sealed partial class SimulatorTable
{
    /// <summary>One row each.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<AdaptationPoint> Curve { get; set; } = [];
}
