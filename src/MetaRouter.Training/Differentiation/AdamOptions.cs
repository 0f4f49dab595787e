namespace MetaRouter.Training.Differentiation;

/// <summary>How parameters follow their gradients: Adam with decoupled weight decay, clipping by the global norm and a cosine schedule.</summary>
public sealed record AdamOptions
{
    /// <summary>Step size at the start, above 0.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Step size from step <see cref="Steps"/> on, at least 0.</summary>
    public double FinalLearningRate { get; init; } = 1e-5;

    /// <summary>Length of the cosine between the two, at least 1.</summary>
    public int Steps { get; init; } = 1000;

    /// <summary>Longest gradient, over all parameters together, that is used as it is; above 0.</summary>
    public double ClipNorm { get; init; } = 1;

    /// <summary>Share of every parameter taken away at each step, times the step size; at least 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Memory of the mean gradient, in [0, 1).</summary>
    public double MeanDecay { get; init; } = 0.9;

    /// <summary>Memory of the mean square, in [0, 1).</summary>
    public double SquareDecay { get; init; } = 0.999;

    /// <summary>Keeps the division finite; above 0.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(FinalLearningRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Steps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ClipNorm);
        ArgumentOutOfRangeException.ThrowIfNegative(WeightDecay);
        ArgumentOutOfRangeException.ThrowIfNegative(MeanDecay);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(MeanDecay, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(SquareDecay);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(SquareDecay, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Epsilon);
    }
}
