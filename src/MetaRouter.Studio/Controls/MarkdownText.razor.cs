using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MetaRouter.Studio.Controls.RichText;

namespace MetaRouter.Studio.Controls;

/// <summary>An answer in Markdown, with code and mathematics, that may still be growing.</summary>
/// <remarks>
/// Two owners, one after the other. Blazor renders the plain HTML, and goes on doing so where no script runs. As soon as the script module has
/// answered, the element is the module's: new HTML goes there and is merged block by block, and Blazor does not render the element again. Text that
/// grows is sent at most every <see cref="Pace"/>.
/// </remarks>
public sealed partial class MarkdownText : IAsyncDisposable
{
    /// <summary>Least time between two updates.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(150);

    private readonly CancellationTokenSource _gone = new();
    private ElementReference _host;
    private ScriptModule? _module;
    private string _html = "";
    private string? _rendered;
    private (string Text, bool IsStreaming)? _shown;
    private bool _showing;
    private bool _taken;

    /// <summary>Markdown.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>Whether more text is to come.</summary>
    [Parameter]
    public bool IsStreaming { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        if (_module is not null)
            await _module.DisposeAsync();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (!_taken)
            _html = Render(Text);
        else if (!_showing)
            _ = ShowChangesAsync();
    }

    /// <inheritdoc />
    protected override bool ShouldRender() => !_taken;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _module = new ScriptModule(Script, "./Controls/MarkdownText.razor.js");
        // From here on until the answer is known, nothing may be rendered: the module may be at work on the element already.
        _taken = true;
        await ShowChangesAsync();
    }

    private string Render(string text)
    {
        if (!ReferenceEquals(_rendered, text))
            (_rendered, _html) = (text, MarkdownRenderer.Render(text));
        return _html;
    }

    private async Task ShowAsync()
    {
        try
        {
            _taken = await _module!.InvokeInTimeAsync<bool>("show", Time, _gone.Token, _host, Render(Text), IsStreaming);
        }
        catch (TimeoutException)
        {
            // Lost while the connection was down, perhaps: whatever the text is by now is sent again.
            _shown = null;
        }
    }

    private async Task ShowChangesAsync()
    {
        _showing = true;
        try
        {
            while (_taken && _shown != (Text, IsStreaming) && !_gone.IsCancellationRequested)
            {
                _shown = (Text, IsStreaming);
                await ShowAsync();
                if (IsStreaming && _taken)
                    await Task.Delay(Pace, Time, _gone.Token);
            }
        }
        catch (JSException)
        {
            // The module could not be loaded: plain HTML it is.
            _taken = false;
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            return; // The page is gone.
        }
        finally
        {
            _showing = false;
        }
        if (!_taken)
        {
            Render(Text);
            StateHasChanged();
        }
    }
}
