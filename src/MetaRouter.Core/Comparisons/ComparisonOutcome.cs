namespace MetaRouter.Core.Comparisons;

/// <summary>What a person said about two answers; left is answer A on screen, right is answer B.</summary>
public enum ComparisonOutcome
{
    /// <summary>A is better.</summary>
    LeftBetter,

    /// <summary>B is better.</summary>
    RightBetter,

    /// <summary>Equally good.</summary>
    Tie,

    /// <summary>Neither is any good: no statement about cost.</summary>
    BothBad,
}

/// <summary>The six buttons of the vote bar.</summary>
public enum Choice
{
    /// <summary>A is much better.</summary>
    AMuchBetter,

    /// <summary>A is better.</summary>
    ABetter,

    /// <summary>Equally good.</summary>
    Tie,

    /// <summary>B is better.</summary>
    BBetter,

    /// <summary>B is much better.</summary>
    BMuchBetter,

    /// <summary>Neither is any good.</summary>
    BothBad,
}

/// <summary>Reads a <see cref="Choice"/>.</summary>
public static class ChoiceExtensions
{
    /// <summary>The outcome a choice states.</summary>
    public static ComparisonOutcome ToOutcome(this Choice choice) => choice switch
    {
        Choice.AMuchBetter or Choice.ABetter => ComparisonOutcome.LeftBetter,
        Choice.BMuchBetter or Choice.BBetter => ComparisonOutcome.RightBetter,
        Choice.Tie => ComparisonOutcome.Tie,
        Choice.BothBad => ComparisonOutcome.BothBad,
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

    /// <summary>Strength in [0, 1]: 1 much better, ½ better, 0 otherwise.</summary>
    public static double ToStrength(this Choice choice) => choice switch
    {
        Choice.AMuchBetter or Choice.BMuchBetter => 1,
        Choice.ABetter or Choice.BBetter => 0.5,
        _ => 0,
    };
}
