using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MetaRouter.Studio.Controls;

/// <summary>Cost against quality: the candidates, the frontier of routings, and where the person stands on it.</summary>
public sealed partial class FrontierPlot : IAsyncDisposable
{
    private readonly string _hintId = string.Create(CultureInfo.InvariantCulture, $"plot-keys-{Guid.NewGuid():N}");
    private readonly CancellationTokenSource _gone = new();
    private ElementReference _host;
    private ElementReference _spoken;
    private ScriptModule? _module;
    private FrontierPlotModel? _drawn;
    private bool _drawing;
    private bool _failed;

    /// <summary>What to show. A new instance is drawn when its content differs from the last one.</summary>
    [Parameter, EditorRequired]
    public FrontierPlotModel Model { get; set; } = null!;

    /// <summary>The plot in words, for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Description { get; set; } = "";

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        if (_module is not null)
        {
            await _module.TryInvokeAsync("dispose", _host);
            await _module.DisposeAsync();
        }
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_drawing)
            return;
        _module ??= new ScriptModule(Script, "./Controls/FrontierPlot.razor.js");
        _drawing = true;
        try
        {
            // What changes while a drawing is under way is drawn right after it, once.
            while (!ReferenceEquals(_drawn, Model) && !_gone.IsCancellationRequested)
            {
                _drawn = Model;
                await DrawAsync(_module);
            }
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone: there is nobody to draw for.
        }
        finally
        {
            _drawing = false;
        }
    }

    private async Task DrawAsync(ScriptModule module)
    {
        var failed = false;
        try
        {
            await module.InvokeInTimeAsync<object?>("render", Time, _gone.Token, _host, _spoken, ForBrowser(Model), Words());
        }
        catch (TimeoutException)
        {
            // Lost while the connection was down, perhaps: whatever the model is by now is sent again.
            _drawn = null;
        }
        catch (JSException)
        {
            // The script is blocked, say: the words stand in until a later drawing succeeds.
            failed = true;
        }
        if (failed == _failed) return;
        _failed = failed;
        StateHasChanged();
    }

    /// <summary>Names stay on the server as long as they are not to be shown.</summary>
    private static FrontierPlotModel ForBrowser(FrontierPlotModel model)
    {
        var candidates = model.Candidates.OrderBy(candidate => candidate.UsdPerThousand).ThenBy(candidate => candidate.Quality);
        return model with { Candidates = [.. model.ShowLabels ? candidates : candidates.Select(candidate => candidate with { Label = null })] };
    }

    private static object Words() => new
    {
        You = ControlText.PlotYou,
        CostAxis = ControlText.PlotCostAxis,
        QualityAxis = ControlText.PlotQualityAxis,
        Assumed = ControlText.PlotAssumed,
        Unnamed = ControlText.PlotUnnamed,
        Point = ControlText.PlotPoint,
    };
}
