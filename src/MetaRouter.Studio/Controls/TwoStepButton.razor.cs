using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Controls;

/// <summary>A button for what cannot be undone: the first press asks, in its own place, and the second does it. The focus begins on the way back.</summary>
public sealed partial class TwoStepButton
{
    private ElementReference _first;
    private ElementReference _cancel;
    private bool _isAsking;
    private bool _isWorking;
    private bool _moveFocus;

    /// <summary>What the button says.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>What it asks.</summary>
    [Parameter, EditorRequired]
    public string Question { get; set; } = "";

    /// <summary>The button that does it.</summary>
    [Parameter, EditorRequired]
    public string ConfirmLabel { get; set; } = "";

    /// <summary>The button that does not.</summary>
    [Parameter, EditorRequired]
    public string CancelLabel { get; set; } = "";

    /// <summary>Whether it is one of many in a list.</summary>
    [Parameter]
    public bool IsSmall { get; set; }

    /// <summary>Id of the element that says what it is about.</summary>
    [Parameter]
    public string? DescribedBy { get; set; }

    /// <summary>Does it.</summary>
    [Parameter, EditorRequired]
    public Func<Task> OnConfirm { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_moveFocus) return;
        _moveFocus = false;
        await (_isAsking ? _cancel : _first).FocusAsync();
    }

    private void Ask(bool ask) => (_isAsking, _moveFocus) = (ask, true);

    private async Task ConfirmAsync()
    {
        _isWorking = true;
        try
        {
            await OnConfirm();
        }
        finally
        {
            _isWorking = false;
        }

        Ask(false);
    }
}
