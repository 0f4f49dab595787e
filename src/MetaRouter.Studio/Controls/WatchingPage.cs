using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Controls;

/// <summary>A page that follows something for as long as it is shown.</summary>
public abstract class WatchingPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();

    /// <inheritdoc />
    public void Dispose()
    {
        Leave();
        _left.Cancel();
        _left.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes back what the page has subscribed to; it is not shown any more.</summary>
    protected abstract void Leave();

    /// <summary>Follows beside the page, until it is left; a fault is shown on the page.</summary>
    /// <param name="watch">Ends when its token is cancelled.</param>
    protected void Watch(Func<CancellationToken, Task> watch)
    {
        if (!_left.IsCancellationRequested) _ = WatchAsync(watch, _left.Token);
    }

    /// <summary>Draws the page anew; from any thread.</summary>
    protected void Redraw() => _ = InvokeAsync(StateHasChanged);

    private async Task WatchAsync(Func<CancellationToken, Task> watch, CancellationToken cancellationToken)
    {
        try
        {
            await watch(cancellationToken);
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
