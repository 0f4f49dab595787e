namespace MetaRouter.Studio.Lifetime;

/// <summary>Does something now and then for as long as the program runs; what fails is logged, and tried again the next time.</summary>
/// <param name="interval">From one time to the next.</param>
/// <param name="failure">Says what could not be done, for the log.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Is told of failures.</param>
internal abstract partial class PeriodicWork(TimeSpan interval, string failure, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>Done once, beside the start; a failure does not stop it.</summary>
    protected virtual Task BeginAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected abstract Task WorkAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        await TryAsync(BeginAsync, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(WorkAsync, stoppingToken);
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The edge to database and disk: they may be back in a moment.
            LogFailed(error, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Failure}")]
    private partial void LogFailed(Exception error, string failure);
}
