using MetaRouter.Core.Evaluation;

namespace MetaRouter.Training.Quality;

/// <summary>How good predicted qualities of a pool are.</summary>
/// <param name="Auc">Mean over the candidates of each one's AUC: only telling easy from hard questions counts, not telling good from bad candidates.</param>
/// <param name="AucOverall">AUC over all answers of all candidates together.</param>
/// <param name="Brier">Over all answers.</param>
public sealed record QualityMeasures(double Auc, double AucOverall, double Brier)
{
    /// <summary>Measures of predictions [row][candidate] against outcomes; a candidate with one kind of outcome only has no AUC and is left out of the mean.</summary>
    public static QualityMeasures Of(IReadOnlyList<double[]> predicted, IReadOnlyList<double[]> quality) => new(
        Enumerable.Range(0, predicted[0].Length).Select(candidate => AucOf(predicted, quality, candidate)).Where(auc => !double.IsNaN(auc)).DefaultIfEmpty(double.NaN).Average(),
        PredictionMeasures.Auc([.. predicted.SelectMany(row => row)], [.. quality.SelectMany(row => row)]),
        PredictionMeasures.Brier([.. predicted.SelectMany(row => row)], [.. quality.SelectMany(row => row)]));

    /// <summary>AUC of one candidate; NaN when all its answers are good or all bad.</summary>
    public static double AucOf(IReadOnlyList<double[]> predicted, IReadOnlyList<double[]> quality, int candidate) =>
        PredictionMeasures.Auc([.. predicted.Select(row => row[candidate])], [.. quality.Select(row => row[candidate])]);

    /// <summary>Brier score of one candidate.</summary>
    public static double BrierOf(IReadOnlyList<double[]> predicted, IReadOnlyList<double[]> quality, int candidate) =>
        PredictionMeasures.Brier([.. predicted.Select(row => row[candidate])], [.. quality.Select(row => row[candidate])]);
}
