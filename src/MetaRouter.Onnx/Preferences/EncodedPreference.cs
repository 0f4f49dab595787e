using MetaRouter.Core.Preferences;

namespace MetaRouter.Onnx.Preferences;

/// <summary>
/// The trained context encoder as a preference model (docs/mathematics.md, section 4). A person's state is the number of comparisons and
/// the sums Σ m μ/σ² and Σ m/σ² in double: adding a comparison encodes its contexts only, and gives what encoding the whole set gives.
/// Immutable; safe for concurrent use.
/// </summary>
public sealed class EncodedPreference : IPreferenceModel, IDisposable
{
    private readonly FixedShapeSession _encoder;
    private readonly FixedShapeSession _belief;

    /// <param name="version">Names the trained files.</param>
    /// <param name="encoder">context-encoder.onnx.</param>
    /// <param name="belief">belief.onnx.</param>
    internal EncodedPreference(string version, byte[] encoder, byte[] belief)
    {
        Version = version;
        _encoder = new FixedShapeSession(encoder, [(ServedNames.Contexts, ContextFeatures.Count)], [(ServedNames.Terms, ContextEncoding.SumSize)]);
        _belief = new FixedShapeSession(
            belief, [(ServedNames.Sums, ContextEncoding.SumSize)],
            [(ServedNames.Mean, ContextEncoding.LatentSize), (ServedNames.LogVariance, ContextEncoding.LatentSize), (ServedNames.Shape, 2)]);
    }

    /// <inheritdoc />
    public string Version { get; }

    /// <inheritdoc />
    public PreferenceState Empty => new EncodedSums(0, new double[ContextEncoding.SumSize]).Format(Version);

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The state is another model's, or a context holds a number that is not finite.</exception>
    public PreferenceState Add(PreferenceState state, IReadOnlyList<Context> comparison) => Shift(state, comparison, 1);

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The state is another model's, or a context holds a number that is not finite.</exception>
    public PreferenceState Remove(PreferenceState state, IReadOnlyList<Context> comparison) => Shift(state, comparison, -1);

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The factor is outside (0, 1].</exception>
    public PreferenceState Decay(PreferenceState state, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(factor, 1);
        var sums = EncodedSums.Parse(state, Version);
        return (sums with { Values = [.. sums.Values.Select(value => factor * value)] }).Format(Version);
    }

    /// <inheritdoc />
    public PreferenceBelief Read(PreferenceState state)
    {
        var sums = EncodedSums.Parse(state, Version);
        return _belief.Run(
            sums.Values,
            (values, inputs) =>
            {
                for (var index = 0; index < values.Length; index++) inputs[0][index] = (float)values[index];
            },
            outputs => BetaBelief.Of(
                outputs[2][0], outputs[2][1], sums.Count,
                [.. outputs[0].Select(value => (double)value)], [.. outputs[1].Select(value => Math.Exp(value))]));
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _belief.Dispose();
    }

    private PreferenceState Shift(PreferenceState state, IReadOnlyList<Context> comparison, int sign)
    {
        if (comparison.Count == 0) return state;
        var sums = EncodedSums.Parse(state, Version);
        foreach (var context in comparison)
        {
            if (!double.IsFinite(context.QualityWinner + context.QualityLoser + context.CostWinner + context.CostLoser))
                throw new ArgumentException("A context's qualities and costs must be numbers in [0, 1].", nameof(comparison));
            _encoder.Run(context, (one, inputs) => ContextFeatures.Write(one, inputs[0]), outputs =>
            {
                for (var index = 0; index < sums.Values.Length; index++) sums.Values[index] += sign * context.Mask * outputs[0][index];
                return true;
            });
        }

        return (sums with { Count = sums.Count + sign }).Format(Version);
    }
}
