namespace MetaRouter.Training.Quality;

/// <summary>How the quality predictor is trained.</summary>
public sealed record PredictorOptions
{
    /// <summary>Fewest training rows that make a candidate one of the shipped predictor's, at least 1.</summary>
    public int FewestRows { get; init; } = 1000;

    /// <summary>Networks whose probabilities are averaged, at least 1.</summary>
    public int Networks { get; init; } = 3;

    /// <summary>The schedule of each.</summary>
    public QualityNetworkOptions Network { get; init; } = new();

    /// <summary>L2 of the logistic regressions, above 0.</summary>
    public double LogisticPenalty { get; init; } = 1e-3;

    /// <summary>λ of the ridges on log length and log cost, above 0.</summary>
    public double LogRidgePenalty { get; init; } = 1;

    /// <summary>Most centroids over all sets of training questions, at least 1.</summary>
    public int Centroids { get; init; } = 512;

    /// <summary>Share of the rows on which the calibration is fitted before the fit to all rows, in [0, 1); 0 leaves it out.</summary>
    public double CalibrationShare { get; init; } = 0.15;

    /// <summary>Quantiles of the training questions' similarity to their centroids where familiarity is 0 and 1.</summary>
    public (double Unfamiliar, double Familiar) SimilarityQuantiles { get; init; } = (0.002, 0.05);
}
