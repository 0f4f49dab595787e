using MetaRouter.Core.Policies;
using MetaRouter.Core.Preferences;
using MetaRouter.Training.Evaluation.Pools;

namespace MetaRouter.Training.Evaluation.Adaptation;

/// <summary>Believes something about the person and routes by a policy: the trained networks and the Bayesian plug-in.</summary>
/// <param name="name">Name in reports.</param>
/// <param name="model">What is believed.</param>
/// <param name="policy">What is done about it.</param>
public sealed class BeliefMethod(string name, IPreferenceModel model, IRoutingPolicy policy) : IAdaptationMethod
{
    /// <inheritdoc />
    public string Name => name;

    /// <summary>Infers the preference.</summary>
    public IPreferenceModel Model => model;

    /// <summary>Routes.</summary>
    public IRoutingPolicy Policy => policy;

    MethodTrack IAdaptationMethod.Follow(PersonEpisode episode)
    {
        var checkpoints = AdaptationSettings.Checkpoints;
        var track = new MethodTrack(new RoutingOutcome[checkpoints.Length], new PreferenceBelief?[checkpoints.Length]);
        var state = model.Empty;
        var added = 0;
        for (var index = 0; index < checkpoints.Length; index++)
        {
            for (; added < checkpoints[index]; added++) state = model.Add(state, episode.Comparisons[added]);
            var belief = model.Read(state);
            (track.Outcomes[index], track.Beliefs[index]) = (Route(episode.Routed, belief), belief);
        }

        return track;
    }

    private RoutingOutcome Route(RoutedPool routed, PreferenceBelief belief)
    {
        if (policy is RewardPolicy) return routed.At(belief.CostWeight);
        var choices = policy.ChooseAll(belief, routed.Points);
        return routed.Of(row => choices[row]);
    }
}
