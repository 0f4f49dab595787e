using System.Buffers.Binary;

namespace MetaRouter.Core.Preferences;

/// <summary>
/// The Bayesian plug-in: exact inference over a grid of cost weights, sharpnesses and slip rates (docs/mathematics.md, section 2). The
/// state is the number of comparisons and one log weight per hypothesis, not normalised, so that what was added can be taken away again.
/// </summary>
public sealed class BayesianPreference : IPreferenceModel
{
    private const int CountBytes = sizeof(int);

    private static readonly int StateBytes = CountBytes + Hypothesis.All.Length * sizeof(double);

    /// <inheritdoc />
    public string Version => "bayesian-grid-1";

    /// <inheritdoc />
    public PreferenceState Empty => new(Version, new byte[StateBytes]);

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
        var (count, logWeights) = Parse(state);
        for (var index = 0; index < logWeights.Length; index++) logWeights[index] *= factor;
        return Format(count, logWeights);
    }

    /// <inheritdoc />
    public PreferenceBelief Read(PreferenceState state)
    {
        var (count, logWeights) = Parse(state);
        var density = new double[PreferenceBelief.GridSize];
        var highest = logWeights.Max();
        for (var index = 0; index < logWeights.Length; index++)
            density[index / Hypothesis.PerWeight] += Math.Exp(logWeights[index] - highest);
        return GridDensity.ToBelief(density, count);
    }

    private PreferenceState Shift(PreferenceState state, IReadOnlyList<Context> comparison, int sign)
    {
        if (comparison.Count == 0) return state;
        var (count, logWeights) = Parse(state);
        foreach (var context in comparison)
        {
            if (!double.IsFinite(context.QualityWinner + context.QualityLoser + context.CostWinner + context.CostLoser))
                throw new ArgumentException("A context's qualities and costs must be numbers in [0, 1].", nameof(comparison));
            var hypotheses = Hypothesis.All.AsSpan();
            for (var index = 0; index < hypotheses.Length; index++)
                logWeights[index] += sign * context.Mask * Math.Log(hypotheses[index].Likelihood(context));
        }
        return Format(count + sign, logWeights);
    }

    private (int Count, double[] LogWeights) Parse(PreferenceState state)
    {
        if (state.Version != Version || state.Bytes.Length != StateBytes)
            throw new ArgumentException(
                $"This state was written by '{state.Version}', not by '{Version}'; rebuild it from the person's contexts.", nameof(state));
        var bytes = state.Bytes.Span;
        var logWeights = new double[Hypothesis.All.Length];
        for (var index = 0; index < logWeights.Length; index++)
            logWeights[index] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(CountBytes + index * sizeof(double))..]);
        return (BinaryPrimitives.ReadInt32LittleEndian(bytes), logWeights);
    }

    private PreferenceState Format(int count, double[] logWeights)
    {
        var bytes = new byte[StateBytes];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, count);
        for (var index = 0; index < logWeights.Length; index++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(CountBytes + index * sizeof(double)), logWeights[index]);
        return new PreferenceState(Version, bytes);
    }
}
