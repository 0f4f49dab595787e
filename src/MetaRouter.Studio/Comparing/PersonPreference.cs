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

/// <summary>A state with the model that wrote it: no other one can read it.</summary>
/// <param name="Model">The model.</param>
/// <param name="State">What it has made of a person's contexts.</param>
public readonly record struct HeldPreference(IPreferenceModel Model, PreferenceState State)
{
    /// <summary>What is believed.</summary>
    public PreferenceBelief Belief => Model.Read(State);

    /// <summary>The state that comparisons lead to.</summary>
    public static HeldPreference Of(IPreferenceModel model, IEnumerable<StoredContext> contexts) =>
        new(model, contexts.Aggregate(model.Empty, (state, context) => model.Add(state, context.ToContexts())));
}

/// <summary>
/// Reads what is believed about a person, rebuilding it from their contexts when another model wrote the stored state. Each call takes the model in use once.
/// </summary>
public sealed class PersonPreference(PreferenceModelInUse inUse, PersonStore people, ProfileStore profiles, ComparisonStore comparisons)
{
    /// <summary>What is believed of someone who has compared nothing.</summary>
    public PreferenceBelief Prior
    {
        get
        {
            var model = inUse.Model;
            return model.Read(model.Empty);
        }
    }

    /// <summary>The person's state under the model in use.</summary>
    public async Task<HeldPreference> StateAsync(Person person, CancellationToken cancellationToken)
    {
        var model = inUse.Model;
        if (person.Preference is { } stored && stored.Version == model.Version) return new HeldPreference(model, stored);
        var held = HeldPreference.Of(model, await comparisons.ContextsAsync(person.Id, cancellationToken));
        // Kept, so that it is rebuilt once; whoever has moved the preference on meanwhile has written a newer state.
        if (person.Preference is not null)
            await people.SavePreferenceAsync(person.Id, new PreferenceUpdate(person.PreferenceRevision, held.State), cancellationToken);
        return held;
    }

    /// <summary>The state that comparisons lead to under the model in use.</summary>
    public PreferenceState StateOf(IEnumerable<StoredContext> contexts) => HeldPreference.Of(inUse.Model, contexts).State;

    /// <summary>What the person's answers are chosen by: what they have set in the profile in use, else what is believed.</summary>
    public async Task<StatedPreference> StatedAsync(Person person, CancellationToken cancellationToken)
    {
        if (await profiles.PinOfAsync(person, cancellationToken) is { } pinned) return new StatedPreference(pinned, 0, PreferenceSource.Pinned);
        var belief = await BeliefAsync(person, cancellationToken);
        return new StatedPreference(belief.CostWeight, belief.Variance, belief.ComparisonCount > 0 ? PreferenceSource.Learned : PreferenceSource.Default);
    }

    /// <summary>What is believed of the person now.</summary>
    public async Task<PreferenceBelief> BeliefAsync(Person person, CancellationToken cancellationToken) =>
        (await StateAsync(person, cancellationToken)).Belief;
}
