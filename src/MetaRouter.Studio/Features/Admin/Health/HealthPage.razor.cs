using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Health;

/// <summary>How the program does, and what to do where it does not do well.</summary>
public sealed partial class HealthPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private bool _isWorking;

    [Inject]
    private HealthSession Session { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => Session.LoadAsync(_left.Token);

    private async Task DoAsync(Func<CancellationToken, Task> operation)
    {
        if (_isWorking) return;
        _isWorking = true;
        try
        {
            await operation(_left.Token);
        }
        finally
        {
            _isWorking = false;
        }
    }
}
