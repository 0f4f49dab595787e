using MetaRouter.Core.Simulation;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Simulator;

/// <summary>Simulated people, followed while the page looks on.</summary>
public sealed partial class SimulatorPage : IDisposable
{
    private CurvePlotModel _regret = new([]);
    private CurvePlotModel _error = new([]);

    [Inject]
    private SimulatorSession Session { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        Session.Changed -= OnChanged;
        // Nobody looks on any more.
        Session.Stop();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Session.Changed += OnChanged;
        Draw();
    }

    private void OnChanged() => _ = InvokeAsync(() =>
    {
        Draw();
        StateHasChanged();
    });

    private void Draw() => (_regret, _error) = (CurvePlotModel.OfRegret(Session.Curve), CurvePlotModel.OfError(Session.Curve));

    private string Progress(SimulationSettings settings) => SimulatorWords.Format(
        Session.IsRunning ? SimulatorText.Following : Session.WasStopped ? SimulatorText.Stopped : SimulatorText.Done, Session.Followed, settings.People);

    private static string Description(string text, CurvePlotModel model) =>
        SimulatorWords.Format(text, model.Points[0].Value, model.Points[^1].Comparisons, model.Points[^1].Value);
}
