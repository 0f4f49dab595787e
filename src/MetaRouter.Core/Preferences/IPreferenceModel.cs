namespace MetaRouter.Core.Preferences;

/// <summary>
/// Infers a person's preference from their contexts, one at a time. A state is opaque, versioned bytes that fit on the person's row; it does
/// not depend on the order of additions (within 1e-9). Implementations are immutable and safe for concurrent use.
/// </summary>
public interface IPreferenceModel
{
    /// <summary>Names model and parameters; a state of another version must be rebuilt from the raw contexts.</summary>
    string Version { get; }

    /// <summary>The state of someone who has compared nothing.</summary>
    PreferenceState Empty { get; }

    /// <summary>The state after one more comparison, given as the contexts it makes (<see cref="Context.From"/>).</summary>
    PreferenceState Add(PreferenceState state, IReadOnlyList<Context> comparison);

    /// <summary>The state as if a comparison had never been added.</summary>
    PreferenceState Remove(PreferenceState state, IReadOnlyList<Context> comparison);

    /// <summary>The state with its evidence weighed down by a factor in (0, 1].</summary>
    PreferenceState Decay(PreferenceState state, double factor);

    /// <summary>What a state says.</summary>
    PreferenceBelief Read(PreferenceState state);
}

/// <summary>A preference model's state: its version and its bytes.</summary>
/// <param name="Version">The model that wrote it.</param>
/// <param name="Bytes">Meaningful to that model only.</param>
public sealed record PreferenceState(string Version, ReadOnlyMemory<byte> Bytes);
