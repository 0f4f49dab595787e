namespace MetaRouter.Training.Evaluation.Reports;

/// <summary>A number over the seeds.</summary>
/// <param name="Mean">Mean over the seeds; null where the number does not exist (a quality out of reach, a share of nothing).</param>
/// <param name="Sd">Sample standard deviation over the seeds; 0 for one seed, null with the mean.</param>
public sealed record Spread(double? Mean, double? Sd)
{
    /// <summary>Mean and spread of one value per seed; a value that is not finite makes both null.</summary>
    public static Spread Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0 || values.Any(value => !double.IsFinite(value))) return new Spread(null, null);
        var mean = values.Average();
        return new Spread(mean, values.Count == 1 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)));
    }
}

/// <summary>A point of a curve.</summary>
/// <param name="X">Where.</param>
/// <param name="Mean">As in <see cref="Spread"/>.</param>
/// <param name="Sd">As in <see cref="Spread"/>.</param>
public sealed record CurvePoint(double X, double? Mean, double? Sd);

/// <summary>What an evaluation found; the fields are those of the JSON (docs/specs/evaluation.md).</summary>
/// <param name="Command">The evaluation's name.</param>
/// <param name="Settings">Everything that determines the numbers, data hashes included.</param>
/// <param name="Seeds">The seeds.</param>
/// <param name="Results">By method, then metric.</param>
/// <param name="Curves">By method; x rises.</param>
public sealed record EvaluationReport(
    string Command,
    IReadOnlyDictionary<string, object?> Settings,
    IReadOnlyList<int> Seeds,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, Spread>> Results,
    IReadOnlyDictionary<string, IReadOnlyList<CurvePoint>> Curves);
