using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Leaderboards;

/// <summary>Candidates by strength. What takes longer than a moment runs beside the page, with its progress.</summary>
public sealed partial class LeaderboardPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();

    [Inject]
    private LeaderboardSession Session { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        Session.Changed -= OnChanged;
        Session.Cancel();
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Session.Changed += OnChanged;
        await Session.LoadAsync();
        if (!_left.IsCancellationRequested) _ = WatchAsync(_left.Token);
    }

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Session.WatchAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The page is not shown any more.
        }
        catch (Exception exception)
        {
            // The edge: nobody else awaits this, so the page says that something went wrong.
            await DispatchExceptionAsync(exception);
        }
    }
}
