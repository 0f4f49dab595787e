using System.Globalization;
using System.Numerics;

namespace MetaRouter.Core.Simulation;

/// <summary>Who is simulated, and how they are asked.</summary>
public sealed record SimulationSettings
{
    /// <summary>Most people.</summary>
    public const int MostPeople = 500;

    /// <summary>Most comparisons of one person.</summary>
    public const int MostComparisons = 32;

    /// <summary>Number of people, 2 … 500; their w are stratified on (0, 1).</summary>
    public int People { get; init; } = 60;

    /// <summary>Comparisons of each of them, 0 … 32.</summary>
    public int Comparisons { get; init; } = 12;

    /// <summary>β of the people, in (0, 1000].</summary>
    public double Sharpness { get; init; } = 20;

    /// <summary>ε: share of flipped choices, in [0, 0.5).</summary>
    public double SlipRate { get; init; } = 0.05;

    /// <summary>What they perceive as quality.</summary>
    public FeedbackKind Feedback { get; init; } = FeedbackKind.Graded;

    /// <summary>Whether they say ties and "much better".</summary>
    public bool StatesStrength { get; init; } = true;

    /// <summary>How pairs are chosen.</summary>
    public PairKind Pairs { get; init; } = PairKind.Chosen;

    /// <summary>The same seed gives the same people, questions and choices.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public void Validate()
    {
        Require(People is >= 2 and <= MostPeople, nameof(People), $"between 2 and {MostPeople}", People);
        Require(Comparisons is >= 0 and <= MostComparisons, nameof(Comparisons), $"between 0 and {MostComparisons}", Comparisons);
        Require(Sharpness is > 0 and <= 1000, nameof(Sharpness), "above 0 and at most 1000", Sharpness);
        Require(SlipRate is >= 0 and < 0.5, nameof(SlipRate), "at least 0 and below 0.5", SlipRate);
    }

    private static void Require<T>(bool holds, string name, string range, T value) where T : INumber<T>
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be {range}; it is {value}."));
    }
}
