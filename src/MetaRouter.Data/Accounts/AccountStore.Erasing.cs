using MetaRouter.Data.Auditing;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.Rewards;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Accounts;

/// <content>Erasing people, with or without an account, as an admin does.</content>
public sealed partial class AccountStore
{
    private const string Erased = "erased";

    /// <summary>
    /// Removes a person and everything of theirs, in one transaction; what was spent stays in the ledger, without them. Their votes may stay: then judged
    /// comparisons go to a person whom nobody can be, with their texts and without comments, what was learned from them stays learned, and the consent that was
    /// given for them goes along. Everything else goes either way. The audit log names the id only.
    /// </summary>
    /// <param name="actor">Who does.</param>
    /// <param name="personId">Who is erased.</param>
    /// <param name="keepsVotes">Whether votes stay as a pseudonym's.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<AccountResult> EraseAsync(Actor actor, Guid personId, bool keepsVotes, CancellationToken cancellationToken)
    {
        var result = await database.WriteAsync(
            personId, async context =>
            {
                await context.LockAsync(AccountsLock, cancellationToken);
                if (await context.People.SingleOrDefaultAsync(row => row.Id == personId && row.ErasedAt == null, cancellationToken) is not { } person)
                    return AccountResult.NotFound;
                if (await UsableAdmins(context).AnyAsync(row => row.PersonId == personId, cancellationToken)
                    && !await UsableAdmins(context).AnyAsync(row => row.PersonId != personId, cancellationToken))
                    return AccountResult.LastAdmin;
                var now = time.GetUtcNow().ToWholeMilliseconds();
                if (keepsVotes) await KeepVotesAsync(context, person, now, cancellationToken);
                await ForgetNameAsync(context, personId, cancellationToken);
                await context.ErasePersonAsync(personId, now, cancellationToken);
                context.Note(actor.PersonId == personId ? actor with { Name = Erased } : actor, now, "person.erased", personId.ToString(), keepsVotes ? "votes stay under a pseudonym" : "everything");
                await context.SaveChangesAsync(cancellationToken);
                return AccountResult.Done;
            },
            cancellationToken);
        if (result == AccountResult.Done) standings.Announce(personId);
        return result;
    }

    // The audit log goes on saying what was done, but not under a name that may be an e-mail address.
    private static async Task ForgetNameAsync(StudioContext context, Guid personId, CancellationToken cancellationToken)
    {
        await context.AuditEntries.Where(entry => entry.ActorId == personId)
            .ExecuteUpdateAsync(update => update.SetProperty(entry => entry.ActorName, Erased), cancellationToken);
        if (await context.Accounts.Where(row => row.PersonId == personId).Select(row => row.UserName).SingleOrDefaultAsync(cancellationToken) is not { } name) return;
        var id = personId.ToString();
        await context.AuditEntries.Where(entry => entry.Subject == name && entry.Action.StartsWith("account."))
            .ExecuteUpdateAsync(update => update.SetProperty(entry => entry.Subject, id), cancellationToken);
    }

    private static async Task KeepVotesAsync(StudioContext context, Person person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var votes = context.Comparisons.Where(row => row.PersonId == person.Id && row.State == ComparisonState.Voted);
        if (!await votes.AnyAsync(cancellationToken)) return;
        // Nothing of the person but their consent: it was given for these votes.
        var nobody = new Person
        {
            Id = Guid.CreateVersion7(now), CreatedAt = now, LastSeenAt = now, IsGuest = true, ErasedAt = now,
            ConsentVersion = person.ConsentVersion, ConsentedAt = person.ConsentedAt,
        };
        context.Add(nobody);
        await context.SaveChangesAsync(cancellationToken);
        // A turn that another model was asked to answer too was charged as a routed answer, which goes.
        var routed = await context.RoutedAnswers
            .Where(row => row.PersonId == person.Id && votes.Any(vote => vote.Id == row.ComparisonId))
            .Select(row => new { row.Id, row.ComparisonId }).ToListAsync(cancellationToken);
        foreach (var turn in routed)
            await context.Charges.Where(charge => charge.TurnId == turn.Id)
                .ExecuteUpdateAsync(update => update.SetProperty(charge => charge.TurnId, turn.ComparisonId), cancellationToken);
        await context.Rewards.Where(reward => reward.PersonId == person.Id && votes.Any(vote => vote.Id == reward.JudgedId))
            .ExecuteUpdateAsync(update => update.SetProperty(reward => reward.PersonId, (Guid?)null), cancellationToken);
        // The title may be the beginning of a turn that goes.
        await context.Conversations.Where(row => row.PersonId == person.Id && votes.Any(vote => vote.ConversationId == row.Id)).ExecuteUpdateAsync(
            update => update.SetProperty(row => row.PersonId, nobody.Id).SetProperty(row => row.Title, ""), cancellationToken);
        await votes.ExecuteUpdateAsync(
            update => update.SetProperty(row => row.PersonId, nobody.Id).SetProperty(row => row.Comment, (string?)null), cancellationToken);
    }
}
