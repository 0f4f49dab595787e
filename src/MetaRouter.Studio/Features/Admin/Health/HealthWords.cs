using System.Globalization;
using MetaRouter.Core.Budgets;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Health;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Spending;

namespace MetaRouter.Studio.Features.Admin.Health;

/// <summary>What was found, line by line, and what to do about it.</summary>
internal static class HealthWords
{
    private const double MuchMemory = 0.85;
    private const long MuchLag = 1_000;

    public static HealthGroup Database(DatabaseFacts facts) => new(HealthText.Database,
    [
        new(HealthText.Kind, facts.IsPostgreSql ? HealthText.PostgreSql : HealthText.Sqlite),
        new(HealthText.Location, facts.Location),
        new(HealthText.Size, Megabytes(facts.Bytes)),
        facts.PendingMigrations == 0
            ? new(HealthText.Tables, Format(HealthText.TablesCurrent, facts.Migrations))
            : new(HealthText.Tables, Format(HealthText.TablesBehind, facts.PendingMigrations), HealthLevel.Bad, HealthText.TablesRemedy),
    ]);

    public static HealthLine Model(string name, string version, string? refusal) => refusal is null
        ? new(name, version)
        : new(name, Format(HealthText.StandsIn, version, refusal), HealthLevel.Warning, HealthText.ModelRemedy);

    public static IReadOnlyList<HealthLine> Providers(CatalogueState catalogue, IReadOnlyList<ProviderOutcome> outcomes) => catalogue.Providers.IsEmpty
        ? [new(HealthText.Providers, HealthText.NoProviders, HealthLevel.Warning, HealthText.NoProvidersRemedy)]
        : [.. catalogue.Providers.Select(provider => Provider(provider, outcomes.FirstOrDefault(outcome => outcome.ProviderId == provider.Id)))];

    public static IReadOnlyList<HealthLine> Candidates(CatalogueState catalogue)
    {
        var routable = catalogue.Routable.Count();
        return
        [
            routable switch
            {
                0 => new(HealthText.Routable, HealthText.NoneRoutable, HealthLevel.Warning, HealthText.NoneRoutableRemedy),
                1 => new(HealthText.Routable, Format(HealthText.SomeRoutable, routable), HealthLevel.Warning, HealthText.OneRoutableRemedy),
                _ => new(HealthText.Routable, Format(HealthText.SomeRoutable, routable)),
            },
            .. from candidate in catalogue.Candidates
               where candidate.Why is not null
               let isMeant = candidate.Why == NotRoutable.Disabled
               select new HealthLine(candidate.Name, WhyNot(candidate.Why!.Value), isMeant ? HealthLevel.Good : HealthLevel.Warning, isMeant ? "" : HealthText.CandidateRemedy),
        ];
    }

    public static HealthLine Budget(BudgetStatus status)
    {
        var name = status.Budget.Key == Core.Budgets.Budget.InstanceKey ? HealthText.BudgetInstance : HealthText.BudgetGuests;
        if (status.Budget.Cap is not { } cap) return new(name, Format(HealthText.NoCap, Money.Format(status.Spent.Usd)));
        var left = BudgetSentence.Left(status.Remaining!.Value, cap, status.Budget.Calendar, status.Span);
        return status.Level switch
        {
            BudgetLevel.All => new(name, left, HealthLevel.Bad, HealthText.BudgetRemedy),
            BudgetLevel.Most => new(name, left, HealthLevel.Warning, HealthText.BudgetRemedy),
            _ => new(name, left),
        };
    }

    public static HealthLine Learning(long learned, long last) => last - learned <= 0
        ? new(HealthText.Rewards, Format(HealthText.RewardsCurrent, last))
        : new(HealthText.Rewards, Format(HealthText.RewardsBehind, last - learned), last - learned > MuchLag ? HealthLevel.Warning : HealthLevel.Good, last - learned > MuchLag ? HealthText.RewardsRemedy : "");

    public static HealthLine Processes(DatabaseFacts facts) => facts.Hosts > facts.HostsRunning
        ? new(HealthText.Processes, Format(HealthText.ProcessesDead, facts.CallsUnderWay, facts.Hosts - facts.HostsRunning), HealthLevel.Warning, HealthText.ProcessesRemedy)
        : new(HealthText.Processes, Format(HealthText.ProcessesAlive, facts.CallsUnderWay, facts.HostsRunning));

    public static HealthLine Memory(long used, long available)
    {
        var value = Format(HealthText.MemoryUsed, Megabytes(used), Megabytes(available));
        return available > 0 && used > available * MuchMemory ? new(HealthText.Memory, value, HealthLevel.Warning, HealthText.MemoryRemedy) : new(HealthText.Memory, value);
    }

    public static HealthLine Ledger(LedgerFindings findings) => findings.IsSound
        ? new(HealthText.Ledger, Format(HealthText.LedgerSound, findings.Charges, findings.Periods, findings.Answers))
        : new(HealthText.Ledger, Format(HealthText.LedgerDrifts, findings.DriftingPeriods.Count, findings.DriftingAnswers.Count), HealthLevel.Bad, HealthText.LedgerRemedy);

    public static string Moment(DateTimeOffset moment) => moment.ToString(HealthText.MomentFormat, CultureInfo.CurrentCulture);

    private static HealthLine Provider(KnownProvider provider, ProviderOutcome? outcome)
    {
        if (provider.Problem is not null) return new(provider.Id, HealthText.ProviderBroken, HealthLevel.Bad, HealthText.ProviderRemedy);
        if (!provider.IsInUse) return new(provider.Id, HealthText.ProviderDisabled);
        return outcome switch
        {
            { Failed: { } failed } when outcome.Answered is null || outcome.Answered < failed =>
                new(provider.Id, Format(HealthText.ProviderFailed, Moment(failed)), HealthLevel.Warning, HealthText.ProviderFailedRemedy),
            { Answered: { } answered } => new(provider.Id, Format(HealthText.ProviderAnswered, Moment(answered))),
            _ => new(provider.Id, HealthText.ProviderQuiet),
        };
    }

    private static string WhyNot(NotRoutable why) => why switch
    {
        NotRoutable.Disabled => HealthText.WhyDisabled,
        NotRoutable.NoPrice => HealthText.WhyNoPrice,
        NotRoutable.PriceLater => HealthText.WhyPriceLater,
        NotRoutable.ProviderUnknown => HealthText.WhyProviderUnknown,
        NotRoutable.ProviderDisabled => HealthText.WhyProviderDisabled,
        NotRoutable.ProviderBroken => HealthText.WhyProviderBroken,
        _ => HealthText.WhyIdConfigured,
    };

    private static string Megabytes(long bytes) => Format(HealthText.Megabytes, (bytes / 1024.0 / 1024.0).ToString("N1", CultureInfo.CurrentCulture));

    private static string Format(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
