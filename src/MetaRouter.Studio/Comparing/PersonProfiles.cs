using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;

namespace MetaRouter.Studio.Comparing;

/// <summary>
/// A person's named profiles. Each has comparisons of its own to learn from, so that whichever is put to use, what is believed is computed anew from its
/// own. The first one has no name and no id: null stands for it. Safe for concurrent use.
/// </summary>
public sealed class PersonProfiles(ProfileStore profiles, PersonStore people, ComparisonStore comparisons, PersonPreference preference)
{
    /// <summary>The named ones, oldest first.</summary>
    public Task<IReadOnlyList<NamedProfile>> ListAsync(Guid personId, CancellationToken cancellationToken) => profiles.ListAsync(personId, cancellationToken);

    /// <summary>What the profile in use is called; null for the first one.</summary>
    public async Task<string?> NameInUseAsync(Person person, CancellationToken cancellationToken) =>
        person.ProfileId is { } id ? (await profiles.ListAsync(person.Id, cancellationToken)).FirstOrDefault(profile => profile.Id == id)?.Name : null;

    /// <summary>Makes a profile; it is not in use before <see cref="UseAsync"/>.</summary>
    public async Task<ProfileResult> CreateAsync(Guid personId, string name, CancellationToken cancellationToken) =>
        (await profiles.CreateAsync(personId, name, cancellationToken)).Result;

    /// <summary>Gives a profile another name.</summary>
    public Task<ProfileResult> RenameAsync(Guid personId, Guid profileId, string name, CancellationToken cancellationToken) =>
        profiles.RenameAsync(personId, profileId, name, cancellationToken);

    /// <summary>Puts a profile to use, with what is learned from its comparisons.</summary>
    public Task<ProfileResult> UseAsync(Guid personId, Guid? profileId, CancellationToken cancellationToken) =>
        WithStateOfAsync(personId, profileId, update => profiles.SwitchAsync(personId, profileId, update, cancellationToken), cancellationToken);

    /// <summary>Removes a profile; if it was in use, the first one is.</summary>
    public Task<ProfileResult> DeleteAsync(Guid personId, Guid profileId, CancellationToken cancellationToken) =>
        WithStateOfAsync(personId, null, update => profiles.DeleteAsync(personId, profileId, update, cancellationToken), cancellationToken);

    /// <summary>Overrides the learned cost weight of the profile in use, or no longer does.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="costWeight">In [0, 1]; null for what is learned.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ProfileResult> PinAsync(Guid personId, double? costWeight, CancellationToken cancellationToken) =>
        await people.FindAsync(personId, cancellationToken) is { } person
            ? await profiles.PinAsync(personId, person.ProfileId, costWeight, cancellationToken)
            : ProfileResult.NotFound;

    private async Task<ProfileResult> WithStateOfAsync(
        Guid personId, Guid? profileId, Func<PreferenceUpdate, Task<ProfileResult>> change, CancellationToken cancellationToken)
    {
        ProfileResult result;
        do
        {
            if (await people.FindAsync(personId, cancellationToken) is not { } person) return ProfileResult.NotFound;
            var contexts = await comparisons.ContextsOfAsync(personId, profileId, cancellationToken);
            result = await change(new PreferenceUpdate(person.PreferenceRevision, contexts.Count == 0 ? null : preference.StateOf(contexts)));
        }
        while (result == ProfileResult.PreferenceMoved);

        return result;
    }
}
