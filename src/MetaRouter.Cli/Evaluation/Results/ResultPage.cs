namespace MetaRouter.Cli.Evaluation.Results;

/// <summary>A page of tables.</summary>
internal static class ResultPage
{
    private static readonly Dictionary<string, string> Introductions = new(StringComparer.Ordinal)
    {
        ["predictor"] = "How well quality is predicted, and how much of that is recognising the task.",
        ["adaptation"] = "Remaining regret of simulated people by the number of comparisons: 1 is routing everyone as if w were ½, 0 is knowing w.",
        ["tradeoff"] = "What routers reach between cost and quality, beside mixing single candidates, the usual baselines and the oracle.",
        ["two-model"] = "Recovered part of the gap between a strong and a weak candidate by the share of calls to the strong one.",
        ["pool-change"] = "What simulated people lose when the candidates change after their comparisons.",
    };

    /// <summary>The page's Markdown.</summary>
    public static string Write(string name, IReadOnlyList<MeasuredTable> tables) => $"""
        # Results: {name}

        {Introductions.GetValueOrDefault(name, "")} Written by `metarouter evaluate report`; [the protocol](../specs/evaluation.md) defines every number.

        {string.Join('\n', tables.Select(table => table.ToMarkdown()))}
        """;
}
