using MetaRouter.Core.Preferences;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;

namespace MetaRouter.Studio.Comparing;

/// <summary>Reads what is believed about a person, rebuilding it from their contexts when another model wrote the stored state.</summary>
public sealed class PersonPreference(PreferenceModelInUse inUse, PersonStore people, ComparisonStore comparisons)
{
    /// <summary>The model in use.</summary>
    public IPreferenceModel Model => inUse.Model;

    /// <summary>What is believed of someone who has compared nothing.</summary>
    public PreferenceBelief Prior { get; } = inUse.Model.Read(inUse.Model.Empty);

    /// <summary>The person's state under the model in use.</summary>
    public async Task<PreferenceState> StateAsync(Person person, CancellationToken cancellationToken)
    {
        if (person.Preference is { } stored && stored.Version == Model.Version) return stored;
        var state = Model.Empty;
        foreach (var context in await comparisons.ContextsAsync(person.Id, cancellationToken))
            state = Model.Add(state, context.ToContexts());
        // Kept, so that it is rebuilt once; whoever has moved the preference on meanwhile has written a newer state.
        if (person.Preference is not null)
            await people.SavePreferenceAsync(person.Id, new PreferenceUpdate(person.PreferenceRevision, state), cancellationToken);
        return state;
    }

    /// <summary>What is believed of the person now.</summary>
    public async Task<PreferenceBelief> BeliefAsync(Person person, CancellationToken cancellationToken) =>
        Model.Read(await StateAsync(person, cancellationToken));
}
