using MetaRouter.Data.Probes;

namespace MetaRouter.Studio.Probing;

/// <summary>Mean grade of some answers.</summary>
/// <param name="Name">Their category; empty for all together, or for those without one.</param>
/// <param name="Count">Graded answers, at least 1.</param>
/// <param name="Mean">In [0, 1].</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
public sealed record GradeMean(string Name, int Count, double Mean, double Low, double High)
{
    private const double Normal95 = 1.96;

    /// <summary>
    /// The mean, and the interval of Agresti and Coull's plus-four kind: two grades of 0 and two of 1 are added before mean ± 1.96 deviations of the mean are
    /// taken, so that a handful of equal grades does not look certain.
    /// </summary>
    public static GradeMean Of(string name, IReadOnlyList<double> grades)
    {
        double[] widened = [.. grades, 0, 0, 1, 1];
        var centre = widened.Average();
        var half = Normal95 * Math.Sqrt(widened.Sum(grade => (grade - centre) * (grade - centre)) / (widened.Length - 1) / widened.Length);
        return new GradeMean(name, grades.Count, grades.Average(), Math.Clamp(centre - half, 0, 1), Math.Clamp(centre + half, 0, 1));
    }
}

/// <summary>A number of each answer.</summary>
/// <param name="Median">Half are at most this.</param>
/// <param name="Ninetieth">Nine in ten are at most this.</param>
public sealed record Spread(double Median, double Ninetieth)
{
    /// <summary>Null for no numbers.</summary>
    public static Spread? Of(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return sorted.Length == 0 ? null : new Spread(At(sorted, 0.5), At(sorted, 0.9));
    }

    private static double At(double[] sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}

/// <summary>What a probe has found out so far: the candidate's descriptor.</summary>
public sealed record ProbeResult
{
    /// <summary>All grades together; null without any.</summary>
    public GradeMean? Overall { get; private init; }

    /// <summary>Grades by category, the worst first; empty when there are no categories.</summary>
    public required IReadOnlyList<GradeMean> ByCategory { get; init; }

    /// <summary>Answer tokens; null when nobody counted.</summary>
    public Spread? Tokens { get; private init; }

    /// <summary>Seconds from the call to the end.</summary>
    public Spread? Seconds { get; private init; }

    /// <summary>USD of a thousand such answers, judging left out; null without answers.</summary>
    public decimal? UsdPerThousand { get; private init; }

    /// <summary>Answers with verdicts in both orders.</summary>
    public int Judged { get; private init; }

    /// <summary>Those of them where the orders contradict each other.</summary>
    public int Disagreed { get; private init; }

    /// <summary>Answers that the judge gave no verdict on.</summary>
    public int WithoutVerdict { get; private init; }

    /// <summary>Questions without an answer.</summary>
    public int Failed { get; private init; }

    /// <summary>From answers and their questions' categories, by place.</summary>
    public static ProbeResult Of(IReadOnlyList<ProbeAnswer> answers, IReadOnlyDictionary<int, string?> categories)
    {
        var graded = answers.Where(answer => answer.Quality is not null).ToList();
        var answered = answers.Where(answer => answer.Text.Length > 0).ToList();
        var judgements = answers.Select(answer => Judgement.Parse(answer.Reasoning)).OfType<Judgement>().ToList();
        var costs = answered.Select(answer => answer.Cost?.Usd).OfType<decimal>().ToList();
        return new ProbeResult
        {
            Overall = graded.Count == 0 ? null : GradeMean.Of("", [.. graded.Select(answer => answer.Quality!.Value)]),
            ByCategory = graded.All(answer => categories.GetValueOrDefault(answer.Index) is null) ? [] :
            [
                .. graded.GroupBy(answer => categories.GetValueOrDefault(answer.Index) ?? "", StringComparer.Ordinal)
                    .Select(group => GradeMean.Of(group.Key, [.. group.Select(answer => answer.Quality!.Value)])).OrderBy(mean => mean.Mean),
            ],
            Tokens = Spread.Of(answered.Select(answer => answer.OutputTokens).OfType<long>().Select(count => (double)count)),
            Seconds = Spread.Of(answered.Select(answer => answer.Duration).OfType<TimeSpan>().Select(duration => duration.TotalSeconds)),
            UsdPerThousand = costs.Count == 0 ? null : costs.Average() * 1000,
            Judged = judgements.Count(judgement => judgement.Grade is not null),
            Disagreed = judgements.Count(judgement => judgement.OrdersDisagree),
            WithoutVerdict = judgements.Count(judgement => judgement.Grade is null),
            Failed = answers.Count(answer => answer.Text.Length == 0),
        };
    }
}
