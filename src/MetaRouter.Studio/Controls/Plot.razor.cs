using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MetaRouter.Studio.Controls;

/// <summary>A plot drawn by a script module that exports <c>render(host, spoken, content, words)</c> and <c>dispose(host)</c>.</summary>
public sealed partial class Plot : IAsyncDisposable
{
    private readonly string _hintId = string.Create(CultureInfo.InvariantCulture, $"plot-keys-{Guid.NewGuid():N}");
    private readonly CancellationTokenSource _gone = new();
    private ElementReference _host;
    private ElementReference _spoken;
    private ScriptModule? _module;
    private object? _drawn;
    private bool _drawing;
    private bool _failed;

    /// <summary>Path of the script module.</summary>
    [Parameter, EditorRequired]
    public string Module { get; set; } = "";

    /// <summary>What the script draws, and all that the browser gets to see. A new instance is drawn.</summary>
    [Parameter, EditorRequired]
    public object Content { get; set; } = null!;

    /// <summary>Texts for the script.</summary>
    [Parameter, EditorRequired]
    public object Words { get; set; } = null!;

    /// <summary>The plot in words, for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Description { get; set; } = "";

    /// <summary>What the arrow keys do, for those who hear it.</summary>
    [Parameter, EditorRequired]
    public string Keys { get; set; } = "";

    /// <summary>Further style classes.</summary>
    [Parameter]
    public string? Class { get; set; }

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
        _module ??= new ScriptModule(Script, Module);
        _drawing = true;
        try
        {
            // What changes while a drawing is under way is drawn right after it, once.
            while (!ReferenceEquals(_drawn, Content) && !_gone.IsCancellationRequested)
            {
                _drawn = Content;
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
            await module.InvokeInTimeAsync<object?>("render", Time, _gone.Token, _host, _spoken, Content, Words);
        }
        catch (TimeoutException)
        {
            // Lost while the connection was down, perhaps: whatever the content is by now is sent again.
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
}
