using MetaRouter.Core.Preferences;

namespace MetaRouter.Studio.Tests;

/// <summary>The Bayesian model with two made-up latent dimensions: the cost weight's odds, and how many comparisons there were.</summary>
internal sealed class LatentTestModel(string version) : IPreferenceModel
{
    private readonly BayesianPreference _inner = new();

    public static LatentView View { get; } = new([1, 0], [0, 1]);

    public string Version => version;

    public PreferenceState Empty => Ours(_inner.Empty);

    public PreferenceState Add(PreferenceState state, IReadOnlyList<Context> comparison) => Ours(_inner.Add(Theirs(state), comparison));

    public PreferenceState Remove(PreferenceState state, IReadOnlyList<Context> comparison) => Ours(_inner.Remove(Theirs(state), comparison));

    public PreferenceState Decay(PreferenceState state, double factor) => Ours(_inner.Decay(Theirs(state), factor));

    public PreferenceBelief Read(PreferenceState state)
    {
        var belief = _inner.Read(Theirs(state));
        return belief with { LatentMean = [Math.Log(belief.CostWeight / (1 - belief.CostWeight)), belief.ComparisonCount], LatentVariance = [1, 0.5] };
    }

    private PreferenceState Ours(PreferenceState state) => state with { Version = version };

    private PreferenceState Theirs(PreferenceState state) => state.Version == version
        ? state with { Version = _inner.Version }
        : throw new ArgumentException($"This state was written by '{state.Version}'.", nameof(state));
}
