using MetaRouter.Core.Budgets;
using MetaRouter.Core.Preferences;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.People;

/// <summary>Hands what a guest has done to the account that they turn out to have. Safe for concurrent use.</summary>
public sealed class PersonMerging(StudioDatabase database, Standings standings)
{
    /// <summary>What the guest has done so far; null when there is no such guest, or nothing to keep.</summary>
    public async Task<GuestPast?> PastOfAsync(Guid guestId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        if (!await Guests(context, guestId).AnyAsync(cancellationToken)) return null;
        var comparisons = await context.Comparisons.CountAsync(row => row.PersonId == guestId && row.Choice != null, cancellationToken);
        var answers = await context.RoutedAnswers.CountAsync(row => row.PersonId == guestId, cancellationToken);
        return comparisons + answers == 0 ? null : new GuestPast(guestId, comparisons, answers);
    }

    /// <summary>
    /// Makes everything of the guest the account's, in one transaction, and removes the guest: comparisons, routed answers, decisions, rewards, profiles and what
    /// was spent. Settings, consent and what they set themselves stay those of the account. Its preference is to be computed anew from its contexts.
    /// </summary>
    public async Task<MergeResult> MergeAsync(Guid guestId, Guid personId, CancellationToken cancellationToken)
    {
        var result = await database.WriteAsync(
            async context =>
            {
                // Always in the same order: two merges do not wait for each other.
                foreach (var id in new[] { guestId, personId }.Order()) await context.LockPersonAsync(id, cancellationToken);
                if (!await Guests(context, guestId).AnyAsync(cancellationToken)
                    || !await context.Accounts.AnyAsync(row => row.PersonId == personId, cancellationToken)) return MergeResult.NotFound;
                if (await IsBusyAsync(context, guestId, cancellationToken)) return MergeResult.Busy;
                await MoveProfilesAsync(context, guestId, personId, cancellationToken);
                await MoveRowsAsync(context, guestId, personId, cancellationToken);
                await MoveSpendingAsync(context, guestId, personId, cancellationToken);
                await context.People.Where(row => row.Id == personId).ExecuteUpdateAsync(
                    update => update
                        .SetProperty(row => row.Preference, (PreferenceState?)null)
                        .SetProperty(row => row.PreferenceRevision, row => row.PreferenceRevision + 1),
                    cancellationToken);
                await context.People.Where(row => row.Id == guestId).ExecuteDeleteAsync(cancellationToken);
                return MergeResult.Done;
            },
            cancellationToken);
        if (result == MergeResult.Done) standings.Announce(guestId);
        return result;
    }

    private static IQueryable<Person> Guests(StudioContext context, Guid guestId) =>
        context.People.Where(row => row.Id == guestId && row.IsGuest && row.ErasedAt == null);

    // What is still on its way is saved under the person who asked.
    private static async Task<bool> IsBusyAsync(StudioContext context, Guid guestId, CancellationToken cancellationToken) =>
        await context.Comparisons.AnyAsync(row => row.PersonId == guestId && row.State == ComparisonState.Answering, cancellationToken)
        || await context.RoutedAnswers.AnyAsync(row => row.PersonId == guestId && row.State == AnswerState.Streaming, cancellationToken)
        || await context.Charges.AnyAsync(row => row.PersonId == guestId && row.State == ChargeState.Reserved, cancellationToken);

    private static async Task MoveProfilesAsync(StudioContext context, Guid guestId, Guid personId, CancellationToken cancellationToken)
    {
        var taken = (await context.Profiles.Where(row => row.PersonId == personId).Select(row => row.Name).ToListAsync(cancellationToken)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var profile in await context.Profiles.Where(row => row.PersonId == guestId).OrderBy(row => row.CreatedAt).ToListAsync(cancellationToken))
        {
            var name = Free(profile.Name, taken);
            taken.Add(name);
            await context.Profiles.Where(row => row.Id == profile.Id)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.PersonId, personId).SetProperty(row => row.Name, name), cancellationToken);
        }
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var count = 2; taken.Contains(free); count++)
        {
            var suffix = $" ({count})";
            free = name[..Math.Min(name.Length, NamedProfile.MaxNameLength - suffix.Length)].TrimEnd() + suffix;
        }

        return free;
    }

    private static async Task MoveRowsAsync(StudioContext context, Guid guestId, Guid personId, CancellationToken cancellationToken)
    {
        await context.Conversations.Where(row => row.PersonId == guestId).ExecuteUpdateAsync(update => update.SetProperty(row => row.PersonId, personId), cancellationToken);
        await context.Comparisons.Where(row => row.PersonId == guestId).ExecuteUpdateAsync(update => update.SetProperty(row => row.PersonId, personId), cancellationToken);
        await context.RoutedAnswers.Where(row => row.PersonId == guestId).ExecuteUpdateAsync(update => update.SetProperty(row => row.PersonId, personId), cancellationToken);
        await context.Decisions.Where(row => row.PersonId == guestId).ExecuteUpdateAsync(update => update.SetProperty(row => row.PersonId, personId), cancellationToken);
        await context.Rewards.Where(row => row.PersonId == guestId).ExecuteUpdateAsync(update => update.SetProperty(row => row.PersonId, (Guid?)personId), cancellationToken);
    }

    // The guest's charges go on counting where guests' money counts: it was spent there.
    private static async Task MoveSpendingAsync(StudioContext context, Guid guestId, Guid personId, CancellationToken cancellationToken)
    {
        var (from, to) = (Budget.PersonKey(guestId), Budget.PersonKey(personId));
        await context.Charges.Where(row => row.PersonId == guestId).ExecuteUpdateAsync(update => update.SetProperty(row => row.PersonId, (Guid?)personId), cancellationToken);
        await context.ChargedPeriods.Where(row => row.Budget == from).ExecuteUpdateAsync(update => update.SetProperty(row => row.Budget, to), cancellationToken);
        await context.BudgetRefusals.Where(row => row.Budget == from).ExecuteUpdateAsync(update => update.SetProperty(row => row.Budget, to), cancellationToken);
        foreach (var period in await context.BudgetPeriods.Where(row => row.Budget == from).ToListAsync(cancellationToken))
        {
            var added = await context.BudgetPeriods.Where(row => row.Budget == to && row.StartsAt == period.StartsAt).ExecuteUpdateAsync(
                update => update
                    .SetProperty(row => row.Spent, row => row.Spent + period.Spent)
                    .SetProperty(row => row.Reserved, row => row.Reserved + period.Reserved)
                    .SetProperty(row => row.Turns, row => row.Turns + period.Turns),
                cancellationToken);
            var own = context.BudgetPeriods.Where(row => row.Budget == from && row.StartsAt == period.StartsAt);
            if (added == 0) await own.ExecuteUpdateAsync(update => update.SetProperty(row => row.Budget, to), cancellationToken);
            else await own.ExecuteDeleteAsync(cancellationToken);
        }
    }
}

/// <summary>What a guest has done.</summary>
/// <param name="GuestId">The guest.</param>
/// <param name="Comparisons">Judged comparisons, withdrawn ones included.</param>
/// <param name="RoutedAnswers">Answers of Auto.</param>
public sealed record GuestPast(Guid GuestId, int Comparisons, int RoutedAnswers);

/// <summary>What became of a merge.</summary>
public enum MergeResult
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>There is no such guest, or no such account.</summary>
    NotFound,

    /// <summary>Answers are on their way to the guest; try again when they have come.</summary>
    Busy,
}
