using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>The Compare page.</summary>
public sealed partial class Arena : IDisposable
{
    private static readonly TimeSpan RenderPace = TimeSpan.FromMilliseconds(120);
    private readonly CancellationTokenSource _gone = new();
    private int _renderPending;

    [Inject]
    private ArenaSession Session { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        Session.Changed -= OnChanged;
        Session.Streamed -= OnStreamed;
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Session.Changed += OnChanged;
        Session.Streamed += OnStreamed;
        await Session.LoadAsync();
    }

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    // Tokens arrive far more often than a person can read: several make one rendering.
    private void OnStreamed()
    {
        if (Interlocked.Exchange(ref _renderPending, 1) == 0) _ = InvokeAsync(RenderSoonAsync);
    }

    private async Task RenderSoonAsync()
    {
        await Task.Delay(RenderPace, Time, _gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Interlocked.Exchange(ref _renderPending, 0);
        if (!_gone.IsCancellationRequested) StateHasChanged();
    }
}
