using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Studio.Comparing;

namespace MetaRouter.Studio.Access;

/// <summary>What somebody did as a guest before signing in.</summary>
internal sealed class GuestHistory(PersonMerging merging, PersonStore people, ComparisonStore comparisons, PersonPreference preference)
{
    /// <summary>What the guest has done; null for nobody, or nothing.</summary>
    public async Task<GuestPast?> OfAsync(Guid? guestId, CancellationToken cancellationToken) =>
        guestId is { } id ? await merging.PastOfAsync(id, cancellationToken) : null;

    /// <summary>Makes it the account's, whose preference is computed anew from all contexts; false while answers are on their way to the guest.</summary>
    public async Task<bool> BringAsync(Guid guestId, Guid personId, CancellationToken cancellationToken)
    {
        var merged = await merging.MergeAsync(guestId, personId, cancellationToken);
        if (merged == MergeResult.Done && await people.FindAsync(personId, cancellationToken) is { } person)
        {
            var contexts = await comparisons.ContextsAsync(personId, cancellationToken);
            // Refused when a vote has come in between: that was computed from all contexts too.
            if (contexts.Count > 0)
                await people.SavePreferenceAsync(personId, new PreferenceUpdate(person.PreferenceRevision, preference.StateOf(contexts)), cancellationToken);
        }

        return merged != MergeResult.Busy;
    }
}
