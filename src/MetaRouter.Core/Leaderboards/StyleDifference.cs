namespace MetaRouter.Core.Leaderboards;

/// <summary>A trait of style that a vote may follow instead of what an answer says.</summary>
public enum StyleTrait
{
    /// <summary>Length of the text.</summary>
    Length,

    /// <summary>Headers.</summary>
    Headers,

    /// <summary>Items of lists.</summary>
    Lists,

    /// <summary>Bold print.</summary>
    Bold,

    /// <summary>Blocks of code.</summary>
    Code,
}

/// <summary>How two answers differ in style: per trait (a − b)/(a + b), in [−1, 1], 0 where neither has any. Swapping the sides turns the signs.</summary>
internal static class StyleDifference
{
    /// <summary>Number of traits.</summary>
    public const int Traits = 5;

    /// <summary>Writes one number for each trait, in the order of <see cref="StyleTrait"/>.</summary>
    public static void Write(AnswerStyle left, AnswerStyle right, Span<double> differences)
    {
        differences[(int)StyleTrait.Length] = Of(left.Characters, right.Characters);
        differences[(int)StyleTrait.Headers] = Of(left.Headers, right.Headers);
        differences[(int)StyleTrait.Lists] = Of(left.ListItems, right.ListItems);
        differences[(int)StyleTrait.Bold] = Of(left.Bold, right.Bold);
        differences[(int)StyleTrait.Code] = Of(left.CodeBlocks, right.CodeBlocks);
    }

    private static double Of(double left, double right) => left + right > 0 ? (left - right) / (left + right) : 0;
}
