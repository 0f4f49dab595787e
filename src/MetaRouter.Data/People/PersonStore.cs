using MetaRouter.Core.Preferences;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Exports;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.People;

/// <summary>People, their settings and their preference. Safe for concurrent use; an unknown id is a null or a false, never an exception.</summary>
public sealed class PersonStore(StudioDatabase database, TimeProvider time)
{
    /// <summary>A new guest, with an id that nobody can guess from another's.</summary>
    public async Task<Person> CreateGuestAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToWholeMilliseconds();
        var person = new Person { Id = Guid.CreateVersion7(now), CreatedAt = now, LastSeenAt = now, IsGuest = true };
        await database.WriteAsync(
            async context =>
            {
                context.Add(person);
                return await context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        return person;
    }

    /// <summary>The person, or null.</summary>
    public async Task<Person?> FindAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.People.SingleOrDefaultAsync(person => person.Id == personId, cancellationToken);
    }

    /// <summary>Notes that the person is here now.</summary>
    public Task<bool> SeenAsync(Guid personId, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context =>
        {
            var now = time.GetUtcNow();
            return await context.People.Where(person => person.Id == personId)
                .ExecuteUpdateAsync(update => update.SetProperty(person => person.LastSeenAt, now), cancellationToken) == 1;
        },
        cancellationToken);

    /// <summary>Changes the person's settings as they are now, whatever another window has changed meanwhile; <paramref name="change"/> may be called more than once.</summary>
    /// <returns>The changed settings; null if the person is unknown.</returns>
    public Task<PersonSettings?> UpdateSettingsAsync(Guid personId, Func<PersonSettings, PersonSettings> change, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context =>
        {
            if (await context.People.SingleOrDefaultAsync(row => row.Id == personId, cancellationToken) is not { } person) return null;
            var settings = change(person.Settings);
            await context.People.Where(row => row.Id == personId)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.Settings, settings), cancellationToken);
            return (PersonSettings?)settings;
        },
        cancellationToken);

    /// <summary>Notes that the person wants no more onboarding.</summary>
    public Task<bool> SkipOnboardingAsync(Guid personId, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context =>
        {
            DateTimeOffset? now = time.GetUtcNow();
            return await context.People.Where(person => person.Id == personId)
                .ExecuteUpdateAsync(update => update.SetProperty(person => person.OnboardingSkippedAt, now), cancellationToken) == 1;
        },
        cancellationToken);

    /// <summary>Notes that the person agrees to a consent text: for all that is theirs, what they did before included.</summary>
    /// <param name="personId">Who agrees.</param>
    /// <param name="version">The version of the text that they read, at least 1.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False if the person is unknown.</returns>
    public Task<bool> AgreeAsync(Guid personId, int version, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        return SetConsentAsync(personId, version, time.GetUtcNow().ToWholeMilliseconds(), cancellationToken);
    }

    /// <summary>Notes that the person agrees no longer: later exports leave out all that is theirs. False if the person is unknown.</summary>
    public Task<bool> WithdrawConsentAsync(Guid personId, CancellationToken cancellationToken) => SetConsentAsync(personId, null, null, cancellationToken);

    /// <summary>Replaces the preference state by one computed anew from the contexts; false if the person is unknown or their preference has changed since.</summary>
    public Task<bool> SavePreferenceAsync(Guid personId, PreferenceUpdate preference, CancellationToken cancellationToken) =>
        database.WriteAsync(personId, context => context.TryUpdatePreferenceAsync(personId, preference, cancellationToken), cancellationToken);

    /// <summary>Forgets the preference of the profile in use: its past comparisons stay, but are contexts no longer, and the onboarding is open again.</summary>
    public Task<bool> ResetPreferenceAsync(Guid personId, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context =>
        {
            await context.ComparisonsOfProfileInUse(personId).EndContextsAsync(ContextEnd.Reset, time.GetUtcNow(), cancellationToken);
            var found = await context.People.Where(person => person.Id == personId).ExecuteUpdateAsync(
                update => update
                    .SetProperty(person => person.Preference, (PreferenceState?)null)
                    .SetProperty(person => person.PreferenceRevision, person => person.PreferenceRevision + 1)
                    .SetProperty(person => person.OnboardingSkippedAt, (DateTimeOffset?)null),
                cancellationToken);
            return found == 1;
        },
        cancellationToken);

    /// <summary>Removes the person and everything of theirs. What was spent stays in the ledger, without them; their rewards are reversed.</summary>
    public Task<bool> EraseAsync(Guid personId, CancellationToken cancellationToken) => database.WriteAsync(
        personId, context => context.ErasePersonAsync(personId, time.GetUtcNow().ToWholeMilliseconds(), cancellationToken), cancellationToken);

    /// <summary>Writes everything known about the person as indented JSON, a comparison at a time; false (and nothing written) if unknown.</summary>
    public Task<bool> ExportAsync(Guid personId, Stream destination, CancellationToken cancellationToken) =>
        new PersonExport(database, time).WriteAsync(personId, destination, cancellationToken);

    private Task<bool> SetConsentAsync(Guid personId, int? version, DateTimeOffset? at, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context => await context.People.Where(person => person.Id == personId).ExecuteUpdateAsync(
            update => update.SetProperty(person => person.ConsentVersion, version).SetProperty(person => person.ConsentedAt, at), cancellationToken) == 1,
        cancellationToken);
}
