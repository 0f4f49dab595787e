using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Quality;

/// <summary>What fits learn from. Arrays are [row][candidate]; NaN where the table does not know.</summary>
/// <param name="Candidates">Candidate ids.</param>
/// <param name="Quality">In [0, 1].</param>
/// <param name="CostUsd">At least 0.</param>
/// <param name="OutputTokens">At least 0.</param>
internal sealed record OutcomeTargets(IReadOnlyList<string> Candidates, double[][] Quality, double[][] CostUsd, double[][] OutputTokens)
{
    /// <summary>The outcomes of some candidates on some rows, each of which may lack some.</summary>
    public static OutcomeTargets Of(IReadOnlyList<OutcomeRow> rows, IReadOnlyList<string> candidates) =>
        new(
            candidates,
            Matrix(rows, candidates, outcome => outcome.Quality),
            Matrix(rows, candidates, outcome => outcome.CostUsd ?? double.NaN),
            Matrix(rows, candidates, outcome => outcome.OutputTokens));

    public OutcomeTargets Select(IReadOnlyList<int> rows) => this with
    {
        Quality = [.. rows.Select(row => Quality[row])],
        CostUsd = [.. rows.Select(row => CostUsd[row])],
        OutputTokens = [.. rows.Select(row => OutputTokens[row])],
    };

    private static double[][] Matrix(IReadOnlyList<OutcomeRow> rows, IReadOnlyList<string> candidates, Func<Outcome, double> value) =>
        [.. rows.Select(row => candidates.Select(id => row.Outcomes.TryGetValue(id, out var outcome) ? value(outcome) : double.NaN).ToArray())];
}
