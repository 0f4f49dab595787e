using System.Globalization;

namespace MetaRouter.Core.Leaderboards;

/// <summary>How a leaderboard is computed.</summary>
public sealed record LeaderboardSettings
{
    /// <summary>Rounds of the bootstrap, at least 20.</summary>
    public int Rounds { get; init; } = 200;

    /// <summary>Seed of the bootstrap; the same seed gives the same intervals, on any number of threads.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether differences of length and markup are taken out (<see cref="StyleTrait"/>).</summary>
    public bool StyleControl { get; init; }

    /// <summary>The candidate whose strength is 1000; null for the mean of those that are connected by comparisons.</summary>
    public int? Anchor { get; init; }

    /// <summary>
    /// λ > 0 of the penalty ½λ‖θ‖²: a normal prior of standard deviation 1/√λ logits on every parameter, so that somebody who has only won gets
    /// a finite strength. A hundredth weighs as much as a twenty-fifth of a comparison between equals.
    /// </summary>
    public double Ridge { get; init; } = 0.01;

    /// <summary>From how many people on the bootstrap draws whole people instead of single comparisons: with few, it would find too little spread.</summary>
    public int LeastPeople { get; init; } = 20;

    /// <summary>Most threads to use, at least 1.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public void Validate()
    {
        Require(Rounds >= 20, nameof(Rounds), "at least 20", Rounds);
        Require(Ridge > 0 && double.IsFinite(Ridge), nameof(Ridge), "above 0", Ridge);
        Require(LeastPeople >= 2, nameof(LeastPeople), "at least 2", LeastPeople);
        Require(Threads >= 1, nameof(Threads), "at least 1", Threads);
    }

    private static void Require(bool holds, string name, string range, double value)
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be {range}; it is {value}."));
    }
}
