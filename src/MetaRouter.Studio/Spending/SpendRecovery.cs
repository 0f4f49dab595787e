using MetaRouter.Data.Budgets;
using MetaRouter.Studio.Lifetime;

namespace MetaRouter.Studio.Spending;

/// <summary>At the start and every minute: settles or releases what programs that died have left behind.</summary>
internal sealed partial class SpendRecovery(LedgerRecovery recovery, HostPresence presence, TimeProvider time, ILogger<SpendRecovery> logger)
    : PeriodicWork(TimeSpan.FromMinutes(1), "Charges that were left behind could not be recovered", time, logger)
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Log(await recovery.RecoverAsync(cancellationToken));
        await recovery.PriceAnswersAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        await presence.RenewAsync(cancellationToken);
        Log(await recovery.RecoverAsync(cancellationToken));
    }

    private void Log(RecoveredCharges recovered)
    {
        if (recovered != RecoveredCharges.None) LogRecovered(recovered.Settled, recovered.Released);
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "A program that ended in the middle left charges behind: {Settled} settled at what was held back for them, {Released} released")]
    private partial void LogRecovered(int settled, int released);
}
