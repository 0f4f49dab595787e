using MetaRouter.Core.Policies;
using MetaRouter.Core.Preferences;
using MetaRouter.Training.Evaluation.Baselines;

namespace MetaRouter.Training.Evaluation.Adaptation;

/// <summary>The methods of an adaptation table, and whose belief chooses the pairs that all of them get.</summary>
public static class AdaptationMethods
{
    /// <summary>Name of the trained encoder with the free head.</summary>
    public const string Free = "metarouter-free";

    /// <summary>Name of the trained encoder with the structured head.</summary>
    public const string Structured = "metarouter-structured";

    /// <summary>Name of the Bayesian plug-in.</summary>
    public const string Bayes = "bayes";

    /// <summary>The plug-in; where only winners are stated it knows that.</summary>
    internal static BeliefMethod BayesFor(AdaptationSettings settings) =>
        new(Bayes, settings.Strength ? new BayesianPreference() : new WinnerOnlyPreference(new BayesianPreference()), new RewardPolicy());

    /// <summary>All methods in the order of the tables.</summary>
    internal static IReadOnlyList<IAdaptationMethod> All(
        AdaptationSettings settings, IReadOnlyList<BeliefMethod> trained, EvaluationData data, int seed, CancellationToken cancellationToken) =>
    [
        .. trained, BayesFor(settings), new LinUcbMethod(), FixedMethod.Half, FixedMethod.Cheapest, FixedMethod.Strongest,
        new ClusterMethod(new ClusterRouter(data, SeedParts.Random(seed, SeedParts.Clusters), cancellationToken)), FixedMethod.TrueWeight,
    ];

    /// <summary>The belief that chooses: the trained encoder's, the structured one first; without one the plug-in's.</summary>
    internal static BeliefMethod Chooser(AdaptationSettings settings, IReadOnlyList<BeliefMethod> trained) =>
        trained.FirstOrDefault(method => method.Name == Structured) ?? trained.FirstOrDefault() ?? BayesFor(settings);
}
