using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.People;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Settings;
using MetaRouter.Studio.Spending;

namespace MetaRouter.Studio.Features.Usage;

/// <summary>One person's Usage page, without anything that draws. Operations come from one circuit, one after the other; what is read meanwhile gives way to the newest.</summary>
public sealed class UsageSession(
    CurrentPerson current, PersonStore people, SpendStatus status, SpendHistory history, CandidatePools pools, SettingsInUse settings, TimeProvider time) : IDisposable
{
    /// <summary>How often <see cref="WatchAsync"/> looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _closed = new();
    private Guid _personId;
    private int _readings;

    /// <summary>Raised when anything on the page may look different.</summary>
    public event Action? Changed;

    /// <summary>Whether <see cref="LoadAsync"/> has finished.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>What the page shows; null when the person was erased meanwhile.</summary>
    public UsageOverview? Overview { get; private set; }

    /// <summary>How far the page looks back.</summary>
    public SpendingSpan Span { get; private set; }

    /// <summary>Whether there are recorded answers only, which cost nothing.</summary>
    public bool IsDemo => pools.Live is null;

    /// <summary>What the program allows a person in a period; null for no limit.</summary>
    public Cost? ProgramCap => settings.Current.Budgets.Person.Usd is { } usd ? new Cost(usd) : null;

    /// <summary>How often the person's budget begins anew.</summary>
    public BudgetCycle Cycle => settings.Current.Budgets.Person.Period;

    /// <summary>What savings can be measured against, the dearest first; empty when no candidate costs money.</summary>
    public IReadOnlyList<Baseline> Baselines { get; } = BaselinesOf(pools.Live);

    /// <inheritdoc />
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <summary>Reads everything anew; called whenever the page is opened.</summary>
    public async Task LoadAsync()
    {
        _personId = await current.IdAsync();
        await RefreshAsync(_closed.Token);
    }

    /// <summary>Follows what is spent and held back elsewhere, such as in another window, until it is cancelled.</summary>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            if (await HasMovedAsync(cancellationToken)) await RefreshAsync(cancellationToken);
    }

    /// <summary>Looks back over another time.</summary>
    public Task ChooseSpanAsync(SpendingSpan span)
    {
        Span = span;
        return RefreshAsync(_closed.Token);
    }

    /// <summary>Measures savings against another candidate; null for the dearest.</summary>
    public async Task ChooseBaselineAsync(string? candidateId)
    {
        await people.UpdateSettingsAsync(_personId, settings => settings with { BaselineCandidateId = candidateId }, CancellationToken.None);
        await RefreshAsync(_closed.Token);
    }

    /// <summary>Sets a limit of the person's own, or takes it away; it counts from the next question on.</summary>
    /// <param name="text">USD as typed; empty for none.</param>
    /// <returns>What is wrong; null when it is set.</returns>
    public async Task<LimitProblem?> SetOwnLimitAsync(string text)
    {
        var typed = OwnLimit.Parse(text, ProgramCap);
        if (typed.Problem is { } problem) return problem;
        await people.UpdateSettingsAsync(_personId, settings => settings with { OwnLimit = typed.Limit }, CancellationToken.None);
        await RefreshAsync(_closed.Token);
        return null;
    }

    // Votes move no money but give names to answers, so a table with nameless ones is always read again.
    private async Task<bool> HasMovedAsync(CancellationToken cancellationToken)
    {
        if (Overview is not { } overview || overview.Spending.HasUnnamed) return true;
        return await people.FindAsync(_personId, cancellationToken) is not { } person
            || person.Settings != overview.Settings
            || !overview.Budgets.SequenceEqual(await status.OfAsync(person, cancellationToken));
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var reading = ++_readings;
        var overview = await people.FindAsync(_personId, cancellationToken) is { } person ? await OverviewAsync(person, cancellationToken) : null;
        if (reading != _readings) return;
        Overview = overview;
        IsLoaded = true;
        Changed?.Invoke();
    }

    private async Task<UsageOverview> OverviewAsync(Person person, CancellationToken cancellationToken)
    {
        var budgets = await status.OfAsync(person, cancellationToken);
        var days = SpendingDays.Of(Span, budgets.Single(budget => Budget.IsPersonal(budget.Budget.Key)).Budget.Calendar, person.CreatedAt, time.GetUtcNow());
        var spending = SpendingTable.Of(await history.ByDayAsync(person.Id, days.StartsAt, days.EndsAt, days.Zone, cancellationToken), NameOf);
        // A candidate that was chosen and is offered no longer gives way to the dearest.
        var baseline = Baselines.FirstOrDefault(candidate => candidate.Id == person.Settings.BaselineCandidateId) ?? Baselines.FirstOrDefault();
        return new UsageOverview
        {
            Budgets = budgets,
            Settings = person.Settings,
            Days = days,
            Spending = spending,
            Plot = SpendingPlotModel.Of(spending, days),
            Baseline = baseline,
            Savings = baseline is null ? null : await history.SavingsAsync(person.Id, baseline.Id, days.StartsAt, days.EndsAt, cancellationToken),
        };
    }

    // One that is offered no longer is known by its id alone.
    private string NameOf(string candidateId) =>
        pools.Live?.Candidates.Candidates.FirstOrDefault(candidate => candidate.Id == candidateId)?.Name ?? candidateId;

    private static IReadOnlyList<Baseline> BaselinesOf(RoutedPool? pool)
    {
        if (pool is null) return [];
        var costs = pool.Predict(CandidatePools.TypicalQuery).Point.ExpectedUsd;
        return [.. pool.Candidates.Candidates.Zip(costs).OrderByDescending(candidate => candidate.Second)
            .Select((candidate, rank) => new Baseline(candidate.First.Id, candidate.First.Name, rank == 0))];
    }
}
