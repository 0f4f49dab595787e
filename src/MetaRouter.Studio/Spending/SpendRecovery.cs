using MetaRouter.Data.Budgets;

namespace MetaRouter.Studio.Spending;

/// <summary>At the start and every minute: settles or releases what programs that died have left behind.</summary>
internal sealed partial class SpendRecovery(LedgerRecovery recovery, HostPresence presence, TimeProvider time, ILogger<SpendRecovery> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Log(await recovery.RecoverAsync(cancellationToken));
        await recovery.PriceAnswersAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await presence.RenewAsync(stoppingToken);
                Log(await recovery.RecoverAsync(stoppingToken));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The edge to the database: it may be back in a minute.
                LogFailed(error);
            }
        }
    }

    private void Log(RecoveredCharges recovered)
    {
        if (recovered != RecoveredCharges.None) LogRecovered(recovered.Settled, recovered.Released);
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "A program that ended in the middle left charges behind: {Settled} settled at what was held back for them, {Released} released")]
    private partial void LogRecovered(int settled, int released);

    [LoggerMessage(Level = LogLevel.Error, Message = "Charges that were left behind could not be recovered")]
    private partial void LogFailed(Exception error);
}
