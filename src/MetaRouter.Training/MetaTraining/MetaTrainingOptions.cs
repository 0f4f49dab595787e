using MetaRouter.Training.MetaTraining.Episodes;

namespace MetaRouter.Training.MetaTraining;

/// <summary>How the context encoder and the policy are meta-trained (docs/mathematics.md, section 4).</summary>
public sealed record MetaTrainingOptions
{
    /// <summary>Steps, at least 1.</summary>
    public int Steps { get; init; } = 4000;

    /// <summary>Simulated (and exported) people in a step, at least 4.</summary>
    public int People { get; init; } = 64;

    /// <summary>Step size at the start and at the end.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <inheritdoc cref="LearningRate"/>
    public double FinalLearningRate { get; init; } = 1e-5;

    /// <summary>Longest gradient that is used as it is.</summary>
    public double ClipNorm { get; init; } = 1;

    /// <summary>β_H at the start and at the end: what a policy's entropy is worth.</summary>
    public double Entropy { get; init; } = 0.02;

    /// <inheritdoc cref="Entropy"/>
    public double FinalEntropy { get; init; } = 0.002;

    /// <summary>β_KL once warmed up: what distance of the latent from its prior costs.</summary>
    public double Divergence { get; init; } = 0.002;

    /// <summary>Share of the steps over which β_KL rises from 0; without it the latent may collapse onto its prior.</summary>
    public double DivergenceWarmUp { get; init; } = 0.2;

    /// <summary>Weight of −ln Beta(w; a, b).</summary>
    public double BeliefWeight { get; init; } = 1;

    /// <summary>Weight of predicting the same person's held-out choices.</summary>
    public double HeldOutWeight { get; init; } = 0.05;

    /// <summary>Standard deviation of noise on z; 0 switches it off.</summary>
    public double LatentNoise { get; init; }

    /// <summary>Learn from one sampled route per query, as a bandit would, instead of the exact expectation.</summary>
    public bool Reinforce { get; init; }

    /// <summary>The people and what they compare.</summary>
    public EpisodeOptions Episodes { get; init; } = new();

    /// <summary>β_H at a step: geometric between its ends.</summary>
    internal double EntropyAt(int step) => Entropy * Math.Pow(FinalEntropy / Entropy, Math.Min(step / (double)Steps, 1));

    /// <summary>β_KL at a step.</summary>
    internal double DivergenceAt(int step) => Divergence * Math.Min(step / (DivergenceWarmUp * Steps), 1);
}
