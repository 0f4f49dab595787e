using MetaRouter.Core.Budgets;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Health;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Learning;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Spending;

namespace MetaRouter.Studio.Features.Admin.Health;

/// <summary>The Health page, without anything that draws. No provider is called. One circuit uses it, one operation after the other.</summary>
public sealed class HealthSession(
    DatabaseHealth database, LedgerCheck ledgerCheck, SpendBudgets budgets, ISpendLedger ledger, PoolCatalogue catalogue, CandidatePools pools,
    RefusedModels refused, PreferenceModelInUse preference, ITextEncoder encoder, QualityLearner learner, TimeProvider time)
{
    /// <summary>What was found; null before <see cref="LoadAsync"/>.</summary>
    public IReadOnlyList<HealthGroup>? Groups { get; private set; }

    /// <summary>When that was, UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>What a check of the ledger found; null before <see cref="CheckLedgerAsync"/>.</summary>
    public HealthLine? Ledger { get; private set; }

    /// <summary>Looks at everything but the ledger.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var facts = await database.ReadAsync(cancellationToken);
        var statuses = await ledger.StatusAsync(budgets.Shared, cancellationToken);
        var known = catalogue.Current;
        var memory = GC.GetGCMemoryInfo();
        Groups =
        [
            HealthWords.Database(facts),
            new(HealthText.Models,
            [
                new(HealthText.TextEncoder, encoder.Version),
                HealthWords.Model(HealthText.PreferenceModel, preference.Model.Version, preference.Refusal),
                HealthWords.Model(HealthText.QualityModel, pools.Current.QualityVersion, refused.Reasons.Count == 0 ? null : string.Join(" ", refused.Reasons)),
            ]),
            new(HealthText.Providers, HealthWords.Providers(known, facts.Providers)),
            new(HealthText.Candidates, HealthWords.Candidates(known)),
            new(HealthText.Budgets, [.. statuses.Select(HealthWords.Budget)]),
            new(HealthText.Program,
            [
                HealthWords.Learning(learner.Sequence, facts.LastReward),
                HealthWords.Processes(facts),
                HealthWords.Memory(Environment.WorkingSet, memory.TotalAvailableMemoryBytes),
            ]),
        ];
        At = time.GetUtcNow();
    }

    /// <summary>Compares every running total of the ledger with its charges; reads all of it.</summary>
    public async Task CheckLedgerAsync(CancellationToken cancellationToken) => Ledger = HealthWords.Ledger(await ledgerCheck.CheckAsync(cancellationToken));
}
