using MetaRouter.Core.Simulation;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Simulator;

/// <summary>Who is simulated, and how they are asked.</summary>
public sealed partial class SimulatorFields
{
    private const string Live = "live";
    private const string Recorded = "recorded";

    private static readonly PairKind[] Kinds = [PairKind.Chosen, PairKind.Own, PairKind.Random];

    /// <summary>The page.</summary>
    [Parameter, EditorRequired]
    public SimulatorSession Session { get; set; } = null!;

    private string Pool
    {
        get => Session.Form.UsesLivePool ? Live : Recorded;
        set => Session.Form.UsesLivePool = value == Live;
    }
}
