using MetaRouter.Core.Preferences;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;

namespace MetaRouter.Studio.Comparing;

/// <summary>Reads what is believed about a person, rebuilding it from their contexts when another model wrote the stored state.</summary>
public sealed class PersonPreference(IPreferenceModel model, ComparisonStore comparisons)
{
    /// <summary>The model in use.</summary>
    public IPreferenceModel Model => model;

    /// <summary>What is believed of someone who has compared nothing.</summary>
    public PreferenceBelief Prior { get; } = model.Read(model.Empty);

    /// <summary>The person's state under the model in use.</summary>
    public async Task<PreferenceState> StateAsync(Person person, CancellationToken cancellationToken)
    {
        if (person.Preference is { } stored && stored.Version == model.Version) return stored;
        var state = model.Empty;
        foreach (var context in await comparisons.ContextsAsync(person.Id, cancellationToken))
            state = model.Add(state, context.ToContexts());
        return state;
    }

    /// <summary>What is believed of the person now.</summary>
    public async Task<PreferenceBelief> BeliefAsync(Person person, CancellationToken cancellationToken) =>
        model.Read(await StateAsync(person, cancellationToken));
}
