using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Probes;

/// <summary>Measuring candidates: a new probe, the probes that were made, and the sets of questions.</summary>
public sealed partial class ProbesPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();

    [Inject]
    private ProbesSession Session { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        Session.Changed -= OnChanged;
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Session.Changed += OnChanged;
        await Session.LoadAsync(CancellationToken.None);
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
