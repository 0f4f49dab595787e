using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>Asks whether comparisons may be used for research. In nobody's way: comparing goes on without an answer.</summary>
public sealed partial class ConsentNotice : IAsyncDisposable
{
    private ScriptModule? _module;
    private int? _laterVersion;

    /// <summary>The page's session; people are asked, and this one has not agreed.</summary>
    [Parameter, EditorRequired]
    public ArenaSession Session { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    private bool IsShown => _laterVersion is { } later && later < Session.Consent.Version;

    private string Title => Session.Consent.HasAgreedToEarlier ? ArenaText.ConsentTitleAnew : ArenaText.ConsentTitle;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _module?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _module = new ScriptModule(Script, "./Features/Arena/ConsentNotice.razor.js");
        try
        {
            _laterVersion = await _module.InvokeAsync<int>("laterVersion", CancellationToken.None);
        }
        catch (Exception error) when (error is JSDisconnectedException or JSException)
        {
            // The page is gone, or the browser did without the module: it asks.
            _laterVersion = 0;
        }

        StateHasChanged();
    }

    private async Task AgreeAsync(int version)
    {
        await Session.AgreeAsync(version);
        Notices.Show(ArenaText.ConsentThanks, NoticeKind.Success);
    }

    private async Task DismissAsync(int version)
    {
        _laterVersion = version;
        await _module!.TryInvokeAsync("later", version);
    }
}
