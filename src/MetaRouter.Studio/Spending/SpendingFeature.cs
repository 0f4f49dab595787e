using MetaRouter.Core.Budgets;
using MetaRouter.Data.Budgets;

namespace MetaRouter.Studio.Spending;

/// <summary>Budgets, the ledger, and what becomes of money that a program held back when it died.</summary>
public static class SpendingFeature
{
    /// <summary>Registers the parts.</summary>
    public static IServiceCollection AddSpending(this IServiceCollection services)
    {
        services.AddSingleton<SpendBudgets>();
        services.AddSingleton<SpendLedger>();
        services.AddSingleton<ISpendLedger>(provider => new AlertingSpendLedger(
            provider.GetRequiredService<SpendLedger>(), provider.GetRequiredService<ILogger<AlertingSpendLedger>>()));
        services.AddSingleton<SpendStatus>();
        services.AddSingleton<SpendHistory>();
        services.AddSingleton<LedgerRecovery>();
        services.AddHostedService<SpendRecovery>();
        return services;
    }
}
