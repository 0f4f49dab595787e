using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.People;

/// <summary>The one place that writes a preference state.</summary>
internal static class PreferenceWriting
{
    /// <summary>Writes the state if the row is still at the revision that it was computed from.</summary>
    public static async Task<bool> TryUpdatePreferenceAsync(
        this StudioContext context, Guid personId, PreferenceUpdate preference, CancellationToken cancellationToken) =>
        await context.People.Where(person => person.Id == personId && person.PreferenceRevision == preference.ExpectedRevision).ExecuteUpdateAsync(
            update => update
                .SetProperty(person => person.Preference, preference.State)
                .SetProperty(person => person.PreferenceRevision, person => person.PreferenceRevision + 1),
            cancellationToken) == 1;
}
