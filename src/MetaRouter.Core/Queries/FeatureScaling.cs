namespace MetaRouter.Core.Queries;

/// <summary>
/// Standardises text features by the mean and deviation of training texts, cuts them at ±4 and divides by √27, so that all together weigh about
/// as much as an embedding of unit length. Immutable.
/// </summary>
public sealed class FeatureScaling
{
    /// <summary>Deviations from the mean beyond which a feature is cut.</summary>
    public const float Clip = 4;

    /// <summary>A feature whose deviation is not above this never varies, and counts as 0.</summary>
    public const double LeastDeviation = 1e-6;

    /// <param name="means">Mean of each feature.</param>
    /// <param name="deviations">Standard deviation of each; a feature that never varies counts as 0.</param>
    /// <exception cref="ArgumentException">Another number of features than <see cref="TextFeatures.Count"/>.</exception>
    public FeatureScaling(IReadOnlyList<double> means, IReadOnlyList<double> deviations)
    {
        if (means.Count != TextFeatures.Count || deviations.Count != TextFeatures.Count)
            throw new ArgumentException($"A scaling has {TextFeatures.Count} means and deviations; these are {means.Count} and {deviations.Count}.", nameof(means));
        (Means, Deviations) = (means, deviations);
    }

    /// <summary>Mean of each feature.</summary>
    public IReadOnlyList<double> Means { get; }

    /// <summary>Standard deviation of each feature.</summary>
    public IReadOnlyList<double> Deviations { get; }

    /// <summary>The scaling that gives these rows mean 0 and variance 1.</summary>
    /// <param name="rows">Features of at least one text.</param>
    public static FeatureScaling Of(IReadOnlyList<float[]> rows)
    {
        var means = new double[TextFeatures.Count];
        var squares = new double[TextFeatures.Count];
        for (var feature = 0; feature < TextFeatures.Count; feature++)
        {
            var mean = means[feature] = rows.Average(row => (double)row[feature]);
            squares[feature] = rows.Average(row => (row[feature] - mean) * (row[feature] - mean));
        }

        return new FeatureScaling(means, [.. squares.Select(Math.Sqrt)]);
    }

    /// <summary>A text's features as models read them: each in [−4/√27, 4/√27].</summary>
    public float[] Apply(float[] features)
    {
        var scaled = new float[TextFeatures.Count];
        for (var feature = 0; feature < scaled.Length; feature++)
        {
            var offset = features[feature] - Means[feature];
            var standard = Deviations[feature] > LeastDeviation ? (float)(offset / Deviations[feature]) : 0;
            scaled[feature] = Math.Clamp(standard, -Clip, Clip) / MathF.Sqrt(TextFeatures.Count);
        }

        return scaled;
    }
}
