using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>Where a question is typed.</summary>
public sealed partial class ComposeBox : IAsyncDisposable
{
    /// <summary>Most characters a field takes: more than may be asked, so that a longer text is refused in words and not cut in silence.</summary>
    internal const int LongestInput = 2 * QuestionPreparation.MaxQueryLength;

    private ElementReference _form;
    private ScriptModule? _module;
    private string _text = "";
    private bool _asking;
    private bool _wasAsked;

    /// <summary>What the empty box says.</summary>
    [Parameter, EditorRequired]
    public string Placeholder { get; set; } = "";

    /// <summary>Called with the text; says whether it was asked. Only then is the box emptied.</summary>
    [Parameter, EditorRequired]
    public Func<string, Task<bool>> OnAsk { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _module?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _module = new ScriptModule(Script, "./Features/Arena/ComposeBox.razor.js");
        try
        {
            await _module.InvokeAsync<object?>("submitOnEnter", CancellationToken.None, _form);
        }
        catch (Exception error) when (error is JSDisconnectedException or JSException)
        {
            // The page is gone, or the browser did without the module: the button still asks.
        }
    }

    private async Task SubmitAsync()
    {
        // Enter pressed twice: the second one finds the box that the first has emptied.
        if (_asking || (_wasAsked && _text.Length == 0)) return;
        var asked = _text;
        _asking = true;
        try
        {
            _wasAsked = await OnAsk(asked);
            if (_wasAsked && _text == asked) _text = "";
        }
        finally
        {
            _asking = false;
        }
    }
}
