using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.People;

/// <summary>
/// A person's named profiles, and which one is in use. Safe for concurrent use. Whatever is done for a person touches that person's rows only: an id that
/// belongs to somebody else behaves exactly like one that does not exist. The first profile has no name and no id: null stands for it.
/// </summary>
public sealed class ProfileStore(StudioDatabase database, TimeProvider time)
{
    /// <summary>The person's named profiles, oldest first.</summary>
    public async Task<IReadOnlyList<NamedProfile>> ListAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Profiles.Where(row => row.PersonId == personId).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Makes a profile; it is not in use before <see cref="SwitchAsync"/>.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="name">Without the blanks around it 1 to <see cref="NamedProfile.MaxNameLength"/> characters, unlike their other names in more than case.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The profile if it was made, else why not.</returns>
    public Task<(ProfileResult Result, NamedProfile? Profile)> CreateAsync(Guid personId, string name, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context =>
        {
            if (!await context.People.AnyAsync(person => person.Id == personId, cancellationToken)) return (ProfileResult.NotFound, null);
            var present = await context.Profiles.Where(row => row.PersonId == personId).ToListAsync(cancellationToken);
            var wanted = TextConverter.Storable(name.Trim());
            if (Refusal(wanted, present) is { } refusal) return (refusal, null);
            if (present.Count >= NamedProfile.MostPerPerson) return (ProfileResult.TooMany, null);
            var now = time.GetUtcNow().ToWholeMilliseconds();
            var profile = new NamedProfile { Id = Guid.CreateVersion7(now), PersonId = personId, Name = wanted, CreatedAt = now };
            context.Add(profile);
            await context.SaveChangesAsync(cancellationToken);
            return (ProfileResult.Done, (NamedProfile?)profile);
        },
        cancellationToken);

    /// <summary>Gives a profile another name, by the rules of <see cref="CreateAsync"/>.</summary>
    public Task<ProfileResult> RenameAsync(Guid personId, Guid profileId, string name, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context =>
        {
            var present = await context.Profiles.Where(row => row.PersonId == personId).ToListAsync(cancellationToken);
            if (present.RemoveAll(row => row.Id == profileId) == 0) return ProfileResult.NotFound;
            var wanted = TextConverter.Storable(name.Trim());
            if (Refusal(wanted, present) is { } refusal) return refusal;
            await context.Profiles.Where(row => row.Id == profileId).ExecuteUpdateAsync(update => update.SetProperty(row => row.Name, wanted), cancellationToken);
            return ProfileResult.Done;
        },
        cancellationToken);

    /// <summary>Removes a profile. Its comparisons stay, but are contexts no longer; if it was in use, the first one is.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="profileId">Which one.</param>
    /// <param name="preference">The state from the first profile's contexts; needed only when the profile is in use.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ProfileResult> DeleteAsync(Guid personId, Guid profileId, PreferenceUpdate? preference, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context =>
        {
            var profile = context.Profiles.Where(row => row.Id == profileId && row.PersonId == personId);
            if (!await profile.AnyAsync(cancellationToken)) return ProfileResult.NotFound;
            var isInUse = await context.People.AnyAsync(person => person.Id == personId && person.ProfileId == profileId, cancellationToken);
            if (isInUse && (preference is null || !await UseAsync(context, personId, null, preference, cancellationToken))) return ProfileResult.PreferenceMoved;
            await context.Comparisons.Where(row => row.PersonId == personId && row.ProfileId == profileId)
                .EndContextsAsync(ContextEnd.ProfileDeleted, time.GetUtcNow(), cancellationToken);
            await profile.ExecuteDeleteAsync(cancellationToken);
            return ProfileResult.Done;
        },
        cancellationToken);

    /// <summary>Puts a profile to use: from now on votes are its contexts.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="profileId">Which one; null for the first.</param>
    /// <param name="preference">The state from its contexts (<see cref="ComparisonStore.ContextsOfAsync"/>).</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ProfileResult> SwitchAsync(Guid personId, Guid? profileId, PreferenceUpdate preference, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context =>
        {
            if (!await ExistsAsync(context, personId, profileId, cancellationToken)) return ProfileResult.NotFound;
            return await UseAsync(context, personId, profileId, preference, cancellationToken) ? ProfileResult.Done : ProfileResult.PreferenceMoved;
        },
        cancellationToken);

    /// <summary>Overrides the learned cost weight of a profile, or no longer does.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="profileId">Which one; null for the first.</param>
    /// <param name="costWeight">In [0, 1]; null for what is learned.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ProfileResult> PinAsync(Guid personId, Guid? profileId, double? costWeight, CancellationToken cancellationToken)
    {
        if (costWeight is not (null or (>= 0 and <= 1))) throw new ArgumentOutOfRangeException(nameof(costWeight), costWeight, "A cost weight is between 0 and 1.");
        return database.WriteAsync(
            personId, async context =>
            {
                var pinned = profileId is null
                    ? await context.People.Where(person => person.Id == personId)
                        .ExecuteUpdateAsync(update => update.SetProperty(person => person.PinnedCostWeight, costWeight), cancellationToken)
                    : await context.Profiles.Where(row => row.Id == profileId && row.PersonId == personId)
                        .ExecuteUpdateAsync(update => update.SetProperty(row => row.PinnedCostWeight, costWeight), cancellationToken);
                return pinned == 1 ? ProfileResult.Done : ProfileResult.NotFound;
            },
            cancellationToken);
    }

    /// <summary>The cost weight that overrides what is learned in the profile that the person uses, in [0, 1]; null for none.</summary>
    public async Task<double?> PinOfAsync(Person person, CancellationToken cancellationToken)
    {
        if (person.ProfileId is not { } profileId) return person.PinnedCostWeight;
        await using var context = database.CreateContext();
        return await context.Profiles.Where(row => row.Id == profileId && row.PersonId == person.Id).Select(row => row.PinnedCostWeight).SingleOrDefaultAsync(cancellationToken);
    }

    private static ProfileResult? Refusal(string name, IEnumerable<NamedProfile> others) => name switch
    {
        "" => ProfileResult.NameMissing,
        { Length: > NamedProfile.MaxNameLength } => ProfileResult.NameTooLong,
        _ when others.Any(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)) => ProfileResult.NameTaken,
        _ => null,
    };

    private static Task<bool> ExistsAsync(StudioContext context, Guid personId, Guid? profileId, CancellationToken cancellationToken) => profileId is null
        ? context.People.AnyAsync(person => person.Id == personId, cancellationToken)
        : context.Profiles.AnyAsync(row => row.Id == profileId && row.PersonId == personId, cancellationToken);

    private static async Task<bool> UseAsync(
        StudioContext context, Guid personId, Guid? profileId, PreferenceUpdate preference, CancellationToken cancellationToken)
    {
        if (!await context.TryUpdatePreferenceAsync(personId, preference, cancellationToken)) return false;
        await context.People.Where(person => person.Id == personId)
            .ExecuteUpdateAsync(update => update.SetProperty(person => person.ProfileId, profileId), cancellationToken);
        return true;
    }
}

/// <summary>What became of a change to the profiles.</summary>
public enum ProfileResult
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>There is no such profile of that person.</summary>
    NotFound,

    /// <summary>The name is empty.</summary>
    NameMissing,

    /// <summary>The name is longer than <see cref="NamedProfile.MaxNameLength"/>.</summary>
    NameTooLong,

    /// <summary>Another profile of theirs has the name.</summary>
    NameTaken,

    /// <summary>They have <see cref="NamedProfile.MostPerPerson"/> already.</summary>
    TooMany,

    /// <summary>The person's preference has changed since, or was not given; read the person again, compute again, try again.</summary>
    PreferenceMoved,
}
