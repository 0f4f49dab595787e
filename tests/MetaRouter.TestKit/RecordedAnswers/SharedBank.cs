namespace MetaRouter.TestKit.RecordedAnswers;

/// <summary>
/// A bank of real answers outside the repository. The environment variable <c>METAROUTER_SHARED</c> names the folder that holds
/// <c>data/recorded_answers.jsonl.gz</c>; names and prices are here.
/// </summary>
public static class SharedBank
{
    /// <summary>Names, makers and prices of the bank's candidates; always there.</summary>
    public static string PoolPath { get; } = Path.Combine(AppContext.BaseDirectory, "RecordedAnswers", "pool.json");

    /// <summary>The answers, or null when the variable is not set.</summary>
    public static string? AnswersPath { get; } =
        Environment.GetEnvironmentVariable("METAROUTER_SHARED") is { Length: > 0 } folder ? Path.Combine(folder, "data", "recorded_answers.jsonl.gz") : null;
}
