namespace MetaRouter.Training.Pilot;

/// <summary>How PILOT's shared space and preference prior are trained.</summary>
public sealed record PilotOptions
{
    /// <summary>Fewest training rows that make a candidate one of the prior's, at least 1.</summary>
    public int FewestRows { get; init; } = 1000;

    /// <summary>d, the dimensions of the shared space, at least 2.</summary>
    public int Dimensions { get; init; } = 64;

    /// <summary>Margin of the triplet loss on cosine distance, above 0.</summary>
    public double Margin { get; init; } = 0.2;

    /// <summary>Temperature of the preference softmax, above 0.</summary>
    public double Temperature { get; init; } = 0.1;

    /// <summary>Steps of phase 1, at least 1.</summary>
    public int SpaceSteps { get; init; } = 1500;

    /// <summary>Steps of phase 2, at least 1.</summary>
    public int ArmSteps { get; init; } = 3000;

    /// <summary>Triplets or pairs of a step, at least 1.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>Step size of Adam in both phases, above 0.</summary>
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>Least accuracy of a candidate that counts in λ = 1/accuracy.</summary>
    public double LeastAccuracy { get; init; } = 0.05;
}
