namespace MetaRouter.Core.Evaluation;

/// <summary>
/// What another policy would have earned on logged decisions, estimated in three ways (docs/mathematics.md, section 7). Where rows are unsupported,
/// the first two speak of the supported part only, and the third trusts the model for the rest.
/// </summary>
public sealed record OffPolicyEstimate
{
    /// <summary>An effective sample size below this is too small.</summary>
    public const double LeastEffectiveRows = 50;

    /// <summary>An effective sample size below this share of the rows is too small.</summary>
    public const double LeastEffectiveShare = 0.1;

    private const double MostUnsupported = 0.01;

    /// <summary>Inverse propensity scores: mean of w·r (Horvitz and Thompson 1952). Unbiased when nothing is clipped or unsupported.</summary>
    public required OffPolicyValue InversePropensity { get; init; }

    /// <summary>Self-normalised: Σ w·r/Σ w (Hájek 1971; Swaminathan and Joachims 2015). Consistent, always within the range of the rewards.</summary>
    public required OffPolicyValue SelfNormalised { get; init; }

    /// <summary>Doubly robust: mean of Σ_k π(k) q̂_k + w·(r − q̂_a) (Dudík, Langford and Li 2011). Unbiased when the propensities are right.</summary>
    public required OffPolicyValue DoublyRobust { get; init; }

    /// <summary>Number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>(Σ w)²/Σ w²: how many rows without weights would say as much (Kish 1965); 0 when no row supports the policy.</summary>
    public required double EffectiveRows { get; init; }

    /// <summary>Largest weight, after clipping.</summary>
    public required double LargestWeight { get; init; }

    /// <summary>How many weights were clipped.</summary>
    public required int Clipped { get; init; }

    /// <summary>Mean share of the policy's choices that the logged policy never makes.</summary>
    public required double Unsupported { get; init; }

    /// <summary>Why it should not be relied on.</summary>
    public OffPolicyWarning Warning =>
        Rows == 0 ? OffPolicyWarning.NoRows
            : (EffectiveRows < LeastEffectiveRows || EffectiveRows < LeastEffectiveShare * Rows ? OffPolicyWarning.FewEffectiveRows : 0)
            | (Unsupported >= MostUnsupported ? OffPolicyWarning.Unsupported : 0)
            | (Clipped > 0 ? OffPolicyWarning.Clipped : 0);

    /// <summary>Estimates from rows. A pure function.</summary>
    /// <param name="rows">Independent decisions; any number.</param>
    /// <param name="mostWeight">
    /// Weights above are cut to it, above 0. The default cuts nothing: a policy that explores with share ε among |E| candidates bounds its weights
    /// by |E|/ε already, and cutting would bias just the rows that tell most.
    /// </param>
    /// <exception cref="ArgumentException">A row's arrays do not fit, or its candidate had no probability.</exception>
    public static OffPolicyEstimate Of(IReadOnlyList<LoggedChoice> rows, double mostWeight = double.PositiveInfinity)
    {
        if (mostWeight is not > 0) throw new ArgumentOutOfRangeException(nameof(mostWeight), FormattableString.Invariant($"The largest weight must be above 0; it is {mostWeight}."));
        var weights = new double[rows.Count];
        var clipped = 0;
        for (var index = 0; index < weights.Length; index++)
        {
            Require(rows[index]);
            weights[index] = Math.Min(rows[index].Weight, mostWeight);
            if (rows[index].Weight > mostWeight) clipped++;
        }

        var sum = weights.Sum();
        var squares = weights.Sum(weight => weight * weight);
        return new OffPolicyEstimate
        {
            InversePropensity = Mean([.. rows.Select((row, index) => weights[index] * row.Reward)]),
            SelfNormalised = Ratio(rows, weights, sum),
            DoublyRobust = Mean([.. rows.Select((row, index) => row.Direct + weights[index] * (row.Reward - row.Expected[row.Chosen]))]),
            Rows = rows.Count,
            EffectiveRows = squares > 0 ? sum * sum / squares : 0,
            LargestWeight = weights.DefaultIfEmpty(0).Max(),
            Clipped = clipped,
            Unsupported = rows.Select(row => row.Unsupported).DefaultIfEmpty(0).Average(),
        };
    }

    /// <summary>The mean reward that was really earned.</summary>
    public static OffPolicyValue Earned(IReadOnlyList<LoggedChoice> rows) => Mean([.. rows.Select(row => row.Reward)]);

    private static OffPolicyValue Mean(double[] values)
    {
        if (values.Length == 0) return new OffPolicyValue(double.NaN, double.NaN);
        var mean = values.Average();
        var squares = values.Sum(value => (value - mean) * (value - mean));
        return new OffPolicyValue(mean, values.Length < 2 ? double.NaN : Math.Sqrt(squares / (values.Length - 1) / values.Length));
    }

    // The delta method: the ratio's error is that of the mean of w·(r − ratio), divided by the mean weight.
    private static OffPolicyValue Ratio(IReadOnlyList<LoggedChoice> rows, double[] weights, double sum)
    {
        if (sum <= 0) return new OffPolicyValue(double.NaN, double.NaN);
        var ratio = rows.Select((row, index) => weights[index] * row.Reward).Sum() / sum;
        var squares = rows.Select((row, index) => weights[index] * (row.Reward - ratio)).Sum(residual => residual * residual);
        var count = rows.Count;
        return new OffPolicyValue(ratio, count < 2 ? double.NaN : Math.Sqrt(squares * count / (count - 1.0)) / sum);
    }

    private static void Require(LoggedChoice row)
    {
        var count = row.Logged.Length;
        if (row.Target.Length != count || row.Expected.Length != count)
            throw new ArgumentException($"A row has {count} logged and {row.Target.Length} other probabilities and {row.Expected.Length} expectations; there must be as many of each.", nameof(row));
        if (row.Chosen < 0 || row.Chosen >= count || row.Logged[row.Chosen] is not > 0)
            throw new ArgumentException("A row's candidate answered, so it must be one of the candidates and have a probability above 0.", nameof(row));
    }
}
