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
        ["bandit"] = "What is learned from one answer at a time, and what that is worth under a budget.",
    };

    /// <summary>What stands between a page's introduction and its tables.</summary>
    private static readonly Dictionary<string, string> Remarks = new(StringComparer.Ordinal)
    {
        ["bandit"] = """

            **What was not reached, why, and what was tried.** [The goals](README.md) have the figures for ze7. PILOT alone and the full-information predictor stay between their floors
            and their aims at 25 % of the cost, and one cheap candidate (gpt-4o-mini) that answers everything does better than PILOT there and as well as the predictor. At w = 0 the knapsack policy takes the best
            score among the eligible, whether that is better by a hair or by a lot, and its filter, quality per dollar, hardly tells queries apart that are worth a dear answer. The paced dual price weighs the
            gain against the price and gets more from the same predictions, mostly the better the predictions are.

            Constants of the methods come from validation rows. The structure does not: that bins slide, that arms go on learning in the deployment and λ = 30 were chosen with the numbers of these very
            tables in view, at other draws of the parts but on the same rows, so the figures are a little optimistic.

            Tried on these pools: bins that are released in steps (little difference on ZeroEval, far worse on LLMRouter, where the last queries of a bin were refused); arms that stop learning at the
            deployment (a point or two worse at 25 %); the prior counted four times (less regret, worse at 25 %, since cheap candidates are explored less); features of unit variance each in the residual
            form (several times the regret: too little shrinkage); λ = 10 instead of 30 there (more regret); λ chosen on streams with repetitions (chose too small a one, since rows come again).
            On ze7 the spread over seeds is as large as the regret itself: two of the seven candidates are nearly the best.

            On LLMRouter the cheapest candidate costs more than a tenth of the best, so nobody can answer everything at 10 %; on RouterArena the better candidate is also the cheaper, and no budget
            below its cost answers everything. There the dual price, which does not refuse, answers the first queries and then none.

            """,
    };

    /// <summary>The page's Markdown.</summary>
    public static string Write(string name, IReadOnlyList<MeasuredTable> tables) => $"""
        # Results: {name}

        {Introductions.GetValueOrDefault(name, "")} Written by `metarouter evaluate report`; [the protocol](../specs/evaluation.md) defines every number.
        {Remarks.GetValueOrDefault(name, "")}
        {string.Join('\n', tables.Select(table => table.ToMarkdown()))}
        """;
}
