using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Health;
using MetaRouter.Data.Storage;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Features.Admin.Health;
using MetaRouter.Studio.Learning;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Spending;

namespace MetaRouter.Studio.Tests.Features.Admin.Health;

public sealed class HealthWordsTests
{
    private static readonly DateTimeOffset Earlier = new(2026, 5, 20, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Provider_ThatFailedLast_SaysSoAndWhatToDo()
    {
        var catalogue = CatalogueState.Of([new() { Id = "here", BaseUrl = "http://127.0.0.1:9/v1" }], []);

        HealthLine Line(DateTimeOffset? answered, DateTimeOffset? failed) => HealthWords.Providers(catalogue, [new ProviderOutcome("here", answered, failed)])[0];

        Assert.Equal(HealthLevel.Good, Line(Earlier.AddHours(1), Earlier).Level);
        Assert.True(Line(Earlier, Earlier.AddHours(1)) is { Level: HealthLevel.Warning, Remedy.Length: > 0 });
        Assert.True(Line(null, Earlier) is { Level: HealthLevel.Warning });
        Assert.Equal(HealthText.ProviderQuiet, HealthWords.Providers(catalogue, [])[0].Value);
    }

    [Fact]
    public void EveryLineThatIsNotGood_SaysWhatToDo()
    {
        var drift = new LedgerFindings(1, 1, 0, 0, 5, [new PeriodDrift("instance", Earlier, 5, 4, 0, 0)], []);
        var facts = new DatabaseFacts(true, "host/db", 1, 1, 2, 5_000, 3, 2, 1, []);
        var empty = CatalogueState.Of([], []);
        var spent = new BudgetStatus(new Budget(Budget.InstanceKey, new Cost(1), BudgetCalendar.Daily), BudgetCalendar.Daily.At(Earlier), new Cost(1), Cost.Zero, 1);
        HealthLine[] lines =
        [
            .. HealthWords.Database(facts).Lines, HealthWords.Model("m", "v", "the file is gone"), .. HealthWords.Providers(empty, []), .. HealthWords.Candidates(empty),
            HealthWords.Budget(spent), HealthWords.Learning(0, 5_000), HealthWords.Processes(facts), HealthWords.Memory(95, 100), HealthWords.Ledger(drift),
        ];

        Assert.All(lines, line => Assert.Equal(line.Level == HealthLevel.Good, line.Remedy.Length == 0));
        Assert.Equal(9, lines.Count(line => line.Level != HealthLevel.Good));
    }

    [Fact]
    public async Task Session_OnASoundDatabase_FindsNothingBad()
    {
        await using var studio = await StudioParts.CreateAsync();
        var (database, presence) = (studio.Get<StudioDatabase>(), studio.Get<HostPresence>());
        var session = new HealthSession(
            new DatabaseHealth(database, presence, TimeProvider.System), new LedgerCheck(database, presence), studio.Get<SpendBudgets>(), studio.Get<ISpendLedger>(),
            studio.Get<PoolCatalogue>(), studio.Pools, new RefusedModels([]), studio.Get<PreferenceModelInUse>(), studio.Get<ITextEncoder>(), studio.Get<QualityLearner>(), TimeProvider.System);

        await session.LoadAsync(default);
        await session.CheckLedgerAsync(default);

        Assert.DoesNotContain(session.Groups!.SelectMany(group => group.Lines), line => line.Level == HealthLevel.Bad);
        Assert.Contains(session.Groups!.SelectMany(group => group.Lines), line => line.Value.EndsWith("MB", StringComparison.Ordinal));
        Assert.Equal(HealthLevel.Good, session.Ledger!.Level);
    }
}
