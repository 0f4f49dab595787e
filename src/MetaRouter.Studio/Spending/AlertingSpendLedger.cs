using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Studio.Spending;

/// <summary>Warns in the log when a budget's spending passes 50, 80 or 100 % of its cap. Names no person.</summary>
public sealed partial class AlertingSpendLedger(ISpendLedger inner, ILogger<AlertingSpendLedger> logger) : ISpendLedger
{
    private const string SomePerson = "a person's";

    /// <inheritdoc />
    public Task<ReserveResult> ReserveAsync(Spender spender, IReadOnlyList<PlannedCall> calls, CancellationToken cancellationToken) =>
        inner.ReserveAsync(spender, calls, cancellationToken);

    /// <inheritdoc />
    public Task<bool> SentAsync(Reservation reservation, CancellationToken cancellationToken) => inner.SentAsync(reservation, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<BudgetAlert>> SettleAsync(Reservation reservation, TokenUsage usage, Cost amount, CancellationToken cancellationToken)
    {
        var alerts = await inner.SettleAsync(reservation, usage, amount, cancellationToken);
        foreach (var alert in alerts)
            LogPassed(Budget.IsPersonal(alert.Budget.Key) ? SomePerson : alert.Budget.Key, Percent(alert.Level), alert.Spent.Usd, alert.Budget.Cap!.Value.Usd);
        return alerts;
    }

    /// <inheritdoc />
    public Task ReleaseAsync(Reservation reservation, CancellationToken cancellationToken) => inner.ReleaseAsync(reservation, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<BudgetStatus>> StatusAsync(IReadOnlyList<Budget> budgets, CancellationToken cancellationToken) => inner.StatusAsync(budgets, cancellationToken);

    private static int Percent(BudgetLevel level) => level switch
    {
        BudgetLevel.Half => 50,
        BudgetLevel.Most => 80,
        _ => 100,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Budget {Budget}: {Percent} % of the period's money is spent ({Spent} of {Cap} USD)")]
    private partial void LogPassed(string budget, int percent, decimal spent, decimal cap);
}
