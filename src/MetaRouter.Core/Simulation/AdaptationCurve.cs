using System.Collections.Immutable;

namespace MetaRouter.Core.Simulation;

/// <summary>A mean over people with the bounds of its 95 % interval, by the normal approximation.</summary>
/// <param name="Value">The mean.</param>
/// <param name="Lower">Lower bound; never below 0.</param>
/// <param name="Upper">Upper bound; as the mean itself with fewer than two people.</param>
public readonly record struct BandedMean(double Value, double Lower, double Upper)
{
    private const double Normal95 = 1.959963984540054;

    internal static BandedMean Of(double value, double standardError) =>
        new(value, Math.Max(value - Normal95 * standardError, 0), value + Normal95 * standardError);
}

/// <summary>Where people stand after some comparisons.</summary>
/// <param name="Comparisons">After how many.</param>
/// <param name="RemainingRegret">
/// Σ [lost by ŵ]/Σ [lost by w = ½]: 1 is routing everyone as if w were ½, 0 is knowing them. Null where w = ½ loses nearly nothing, so that there
/// is nothing to learn.
/// </param>
/// <param name="WeightError">Mean of |ŵ − w|.</param>
/// <param name="ErrorOfMost">|ŵ − w| that nine tenths of the people stay below.</param>
/// <param name="Coverage">Share of people whose 90 % interval held w.</param>
public sealed record AdaptationPoint(int Comparisons, BandedMean? RemainingRegret, BandedMean WeightError, double ErrorOfMost, double Coverage);

/// <summary>How fast routing adapts to simulated people, from those followed so far.</summary>
public static class AdaptationCurve
{
    /// <summary>Mean reward that routing with w = ½ must lose, or there is nothing to measure a share of.</summary>
    private const double LeastLost = 1e-4;

    private const double Most = 0.9;

    /// <summary>One point before the first comparison and one after each.</summary>
    /// <param name="courses">People who compared equally often; none give no points.</param>
    public static ImmutableArray<AdaptationPoint> Of(IReadOnlyList<PersonCourse> courses) =>
        courses.Count == 0 ? [] : [.. Enumerable.Range(0, courses[0].Lost.Length).Select(count => At(courses, count))];

    private static AdaptationPoint At(IReadOnlyList<PersonCourse> courses, int count)
    {
        double[] errors = [.. courses.Select(course => Math.Abs(course.Believed[count] - course.CostWeight)).Order()];
        var mean = errors.Average();
        return new AdaptationPoint(
            count, Remaining(courses, count), BandedMean.Of(mean, ErrorOfSum([.. errors.Select(error => error - mean)]) / errors.Length),
            errors[(int)Math.Ceiling(Most * errors.Length) - 1], courses.Average(course => course.Covered[count] ? 1.0 : 0));
    }

    // The delta method for a ratio of sums: the residuals are lost − ratio·lost at ½.
    private static BandedMean? Remaining(IReadOnlyList<PersonCourse> courses, int count)
    {
        var atHalf = courses.Sum(course => course.LostAtHalf);
        if (atHalf < LeastLost * courses.Count) return null;
        var ratio = courses.Sum(course => course.Lost[count]) / atHalf;
        return BandedMean.Of(ratio, ErrorOfSum([.. courses.Select(course => course.Lost[count] - ratio * course.LostAtHalf)]) / atHalf);
    }

    /// <summary>Standard error of a sum of independent terms with mean 0.</summary>
    private static double ErrorOfSum(double[] residuals) =>
        residuals.Length < 2 ? 0 : Math.Sqrt(residuals.Sum(residual => residual * residual) * residuals.Length / (residuals.Length - 1.0));
}
