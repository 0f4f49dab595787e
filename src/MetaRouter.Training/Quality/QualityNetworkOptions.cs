namespace MetaRouter.Training.Quality;

/// <summary>How a <see cref="QualityNetwork"/> is trained.</summary>
public sealed record QualityNetworkOptions
{
    /// <summary>Passes over the rows, at least 1.</summary>
    public int Epochs { get; init; } = 15;

    /// <summary>Rows of a step, at least 1.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Step size of AdamW at the start, above 0.</summary>
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>Weight decay of AdamW, at least 0.</summary>
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>Widths of the two hidden layers; a trunk narrower than 32 predicts worse.</summary>
    public (int First, int Second) Hidden { get; init; } = (128, 32);

    /// <summary>Shares of the hidden layers' units that a step leaves out, in [0, 1).</summary>
    public (double First, double Second) Dropout { get; init; } = (0.3, 0.15);
}
