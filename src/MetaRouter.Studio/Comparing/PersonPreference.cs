using MetaRouter.Core.Preferences;
using MetaRouter.Core.Routing;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;

namespace MetaRouter.Studio.Comparing;

/// <summary>The cost weight that answers are chosen by.</summary>
/// <param name="CostWeight">w ∈ [0, 1].</param>
/// <param name="Variance">Of w, at least 0; 0 when pinned.</param>
/// <param name="Source">Where it comes from.</param>
public readonly record struct StatedPreference(double CostWeight, double Variance, PreferenceSource Source);

/// <summary>Reads what is believed about a person, rebuilding it from their contexts when another model wrote the stored state.</summary>
public sealed class PersonPreference(PreferenceModelInUse inUse, PersonStore people, ProfileStore profiles, ComparisonStore comparisons)
{
    /// <summary>The model in use.</summary>
    public IPreferenceModel Model => inUse.Model;

    /// <summary>What is believed of someone who has compared nothing.</summary>
    public PreferenceBelief Prior { get; } = inUse.Model.Read(inUse.Model.Empty);

    /// <summary>The person's state under the model in use.</summary>
    public async Task<PreferenceState> StateAsync(Person person, CancellationToken cancellationToken)
    {
        if (person.Preference is { } stored && stored.Version == Model.Version) return stored;
        var state = StateOf(await comparisons.ContextsAsync(person.Id, cancellationToken));
        // Kept, so that it is rebuilt once; whoever has moved the preference on meanwhile has written a newer state.
        if (person.Preference is not null)
            await people.SavePreferenceAsync(person.Id, new PreferenceUpdate(person.PreferenceRevision, state), cancellationToken);
        return state;
    }

    /// <summary>The state that comparisons lead to under the model in use.</summary>
    public PreferenceState StateOf(IEnumerable<StoredContext> contexts) =>
        contexts.Aggregate(Model.Empty, (state, context) => Model.Add(state, context.ToContexts()));

    /// <summary>What the person's answers are chosen by: what they have set in the profile in use, else what is believed.</summary>
    public async Task<StatedPreference> StatedAsync(Person person, CancellationToken cancellationToken)
    {
        if (await profiles.PinOfAsync(person, cancellationToken) is { } pinned) return new StatedPreference(pinned, 0, PreferenceSource.Pinned);
        var belief = await BeliefAsync(person, cancellationToken);
        return new StatedPreference(belief.CostWeight, belief.Variance, belief.ComparisonCount > 0 ? PreferenceSource.Learned : PreferenceSource.Default);
    }

    /// <summary>What is believed of the person now.</summary>
    public async Task<PreferenceBelief> BeliefAsync(Person person, CancellationToken cancellationToken) =>
        Model.Read(await StateAsync(person, cancellationToken));
}
