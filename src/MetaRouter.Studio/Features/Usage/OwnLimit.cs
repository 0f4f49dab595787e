using System.Globalization;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Studio.Features.Usage;

/// <summary>What is wrong with a limit that somebody typed.</summary>
public enum LimitProblem
{
    /// <summary>It is no amount of money of at least 0.</summary>
    NotAnAmount,

    /// <summary>It is above what the program allows.</summary>
    AboveTheCap,
}

/// <summary>A person's own limit, as typed.</summary>
/// <param name="Limit">The limit; null for none.</param>
/// <param name="Problem">Why it cannot be; null when it can.</param>
public readonly record struct OwnLimit(Cost? Limit, LimitProblem? Problem)
{
    /// <summary>Most that anybody may set, in USD.</summary>
    public const decimal Most = 1_000_000;

    /// <summary>Reads a text such as "2.50" or "$12"; empty for no limit.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="cap">What the program allows; null for no limit.</param>
    public static OwnLimit Parse(string text, Cost? cap)
    {
        var typed = text.Trim();
        if (typed.Length == 0) return default;
        var isAmount = decimal.TryParse(
            typed.TrimStart('$'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var usd);
        if (!isAmount) return new OwnLimit(null, LimitProblem.NotAnAmount);
        return usd > (cap?.Usd ?? Most) ? new OwnLimit(null, LimitProblem.AboveTheCap) : new OwnLimit(new Cost(usd), null);
    }
}
