using MetaRouter.TestKit;
using MetaRouter.TestKit.OutcomeTables;
using MetaRouter.Training.Evaluation;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Tests.Evaluation;

/// <summary>Sources over made-up tables.</summary>
internal static class MadeUpSource
{
    public static async Task<EvaluationSource> OfAsync(
        MadeUpTable table, EvaluationSplit split = EvaluationSplit.Ood, double probe = 60, IReadOnlyList<string>? pool = null, IPoolPredictor? predictor = null)
    {
        var outcomes = await TableAsync(table);
        return new EvaluationSource(outcomes, CandidateSelection.Of(outcomes, pool), split, probe, predictor ?? new TaskMeansPredictor(), new WordHashEncoder().EncodeAsync);
    }

    public static async Task<OutcomeTable> TableAsync(MadeUpTable table)
    {
        using var folder = new TemporaryFolder();
        return await OutcomeTable.ReadAsync([table.WriteTo(folder)], CancellationToken.None);
    }
}
