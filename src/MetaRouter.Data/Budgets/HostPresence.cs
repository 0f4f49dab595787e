using MetaRouter.Data.Storage;

namespace MetaRouter.Data.Budgets;

/// <summary>
/// Shows other processes on the same database that this one is running: it holds something that the operating system or the database lets go of when it dies,
/// however it dies. Safe for concurrent use.
/// </summary>
public abstract class HostPresence : IAsyncDisposable
{
    /// <summary>Shows that this program is running, until disposed.</summary>
    public static Task<HostPresence> ShowAsync(StudioDatabase database, CancellationToken cancellationToken) => database.ShowPresenceAsync(cancellationToken);

    /// <summary>This running program.</summary>
    public Guid HostId { get; } = Guid.CreateVersion7();

    /// <summary>Whether a running program is there; this one always is.</summary>
    public async Task<bool> IsRunningAsync(Guid hostId, CancellationToken cancellationToken) =>
        hostId == HostId || await IsHeldAsync(hostId, cancellationToken);

    /// <summary>Takes hold again if what was held was lost, such as a broken connection.</summary>
    public abstract Task RenewAsync(CancellationToken cancellationToken);

    /// <summary>Lets go.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>Whether another program holds what shows that it is running.</summary>
    private protected abstract Task<bool> IsHeldAsync(Guid hostId, CancellationToken cancellationToken);
}
