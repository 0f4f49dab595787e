namespace MetaRouter.Training.Evaluation.Reports;

/// <summary>The settings that every report states.</summary>
internal static class ReportSettings
{
    /// <summary>Pool, rows, where predictions come from, hashes of the data.</summary>
    public static Dictionary<string, object?> Of(EvaluationSource source, EvaluationData data) => new(StringComparer.Ordinal)
    {
        ["outcomes"] = source.Hashes,
        ["pool"] = source.Candidates,
        ["split"] = Name(source.Split),
        ["rows"] = data.Embeddings.Count,
        ["predictor"] = data.Trained ? "trained" : "probe",
        ["probe"] = data.Trained ? null : data.Learned.Rows.Count,
    };

    /// <summary>The name of a value of an enumeration as options spell it.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
