using MetaRouter.Core.Simulation;

namespace MetaRouter.Training.MetaTraining.Episodes;

/// <summary>The simulated people of meta-training and what they are asked.</summary>
public sealed record EpisodeOptions
{
    /// <summary>Comparisons of most people: 0 … this, all equally likely.</summary>
    public int Comparisons { get; init; } = 12;

    /// <summary>Comparisons of the persistent few, at most.</summary>
    public int MostComparisons { get; init; } = 32;

    /// <summary>Share of people with more than <see cref="Comparisons"/>, so that the encoder has seen long histories.</summary>
    public double PersistentShare { get; init; } = 0.15;

    /// <summary>Smallest and largest pool.</summary>
    public int SmallestPool { get; init; } = 2;

    /// <inheritdoc cref="SmallestPool"/>
    public int LargestPool { get; init; } = 5;

    /// <summary>Least ratio of the dearest candidate's mean cost to the cheapest's.</summary>
    public double LeastPriceRatio { get; init; } = 2;

    /// <summary>Queries that are routed.</summary>
    public int Queries { get; init; } = 32;

    /// <summary>Choices of the same person that the encoder must foresee.</summary>
    public int HeldOut { get; init; } = 4;

    /// <summary>Share of comparisons whose indifference point is near a random one, as a good pair policy would choose.</summary>
    public double NearIndifferenceShare { get; init; } = 0.3;

    /// <summary>Random pairs among which the one nearest the indifference point is taken.</summary>
    public int PairsConsidered { get; init; } = 24;

    /// <summary>Share of people whose contexts hold grades instead of predictions.</summary>
    public double GradedShare { get; init; } = 0.3;

    /// <summary>Share of people who state the strength of their choice; the others only name the winner.</summary>
    public double StrengthShare { get; init; } = 0.5;

    /// <summary>Sharpness β is log-uniform between these.</summary>
    public double LeastSharpness { get; init; } = 5;

    /// <inheritdoc cref="LeastSharpness"/>
    public double GreatestSharpness { get; init; } = 40;

    /// <summary>Noise injection: slips ε are uniform between these.</summary>
    public double LeastSlipRate { get; init; }

    /// <inheritdoc cref="LeastSlipRate"/>
    public double GreatestSlipRate { get; init; } = 0.1;

    /// <summary>Noise injection: contexts' qualities and costs are off by up to this, evenly.</summary>
    public double FeatureNoise { get; init; } = 0.02;

    /// <summary>Shares of the feedback kinds <see cref="FeedbackKind"/>, in order, summing to 1.</summary>
    public IReadOnlyList<double> FeedbackShares { get; init; } = [0.5, 0.25, 0.25];
}
