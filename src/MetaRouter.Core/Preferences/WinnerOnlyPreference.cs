namespace MetaRouter.Core.Preferences;

/// <summary>
/// A preference model for people who were asked who wins and not by how much: takes the strength out of a winner's contexts, so that
/// "better" is not read as "not much better". Ties stay. As safe for concurrent use as the model inside.
/// </summary>
public sealed class WinnerOnlyPreference(IPreferenceModel inner) : IPreferenceModel
{
    /// <inheritdoc />
    public string Version => inner.Version + "-winner-only";

    /// <inheritdoc />
    public PreferenceState Empty => Outer(inner.Empty);

    /// <inheritdoc />
    public PreferenceState Add(PreferenceState state, IReadOnlyList<Context> comparison) => Outer(inner.Add(Inner(state), WithoutStrength(comparison)));

    /// <inheritdoc />
    public PreferenceState Remove(PreferenceState state, IReadOnlyList<Context> comparison) =>
        Outer(inner.Remove(Inner(state), WithoutStrength(comparison)));

    /// <inheritdoc />
    public PreferenceState Decay(PreferenceState state, double factor) => Outer(inner.Decay(Inner(state), factor));

    /// <inheritdoc />
    public PreferenceBelief Read(PreferenceState state) => inner.Read(Inner(state));

    private static Context[] WithoutStrength(IReadOnlyList<Context> comparison) => [.. comparison.Select(context => context with { Strength = 0 })];

    private PreferenceState Outer(PreferenceState state) => state with { Version = Version };

    private PreferenceState Inner(PreferenceState state) => state.Version == Version
        ? state with { Version = inner.Version }
        : throw new ArgumentException($"This state was written by '{state.Version}', not by '{Version}'; rebuild it from the person's contexts.", nameof(state));
}
