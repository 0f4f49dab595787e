namespace MetaRouter.Core.Evaluation;

/// <summary>How good predicted qualities are. Qualities may lie between 0 and 1: then an answer counts as good to that share and as bad to the rest.</summary>
public static class PredictionMeasures
{
    /// <summary>
    /// Area under the ROC curve: the probability that a good answer was predicted higher than a bad one, ties counting half; in [0, 1], NaN when
    /// all answers are good or all are bad.
    /// </summary>
    /// <param name="predictions">Any finite numbers.</param>
    /// <param name="qualities">As many, in [0, 1].</param>
    public static double Auc(IReadOnlyList<double> predictions, IReadOnlyList<double> qualities)
    {
        RequireSameCount(predictions, qualities);
        double below = 0, won = 0, good = 0;
        foreach (var tied in predictions.Zip(qualities).GroupBy(pair => pair.First).OrderBy(group => group.Key))
        {
            double goodHere = 0, badHere = 0;
            foreach (var (_, quality) in tied)
            {
                goodHere += quality;
                badHere += 1 - quality;
            }

            won += goodHere * (below + badHere / 2);
            below += badHere;
            good += goodHere;
        }

        return good > 0 && below > 0 ? won / (good * below) : double.NaN;
    }

    /// <summary>Brier score: mean squared difference, in [0, 1]; lower is better.</summary>
    /// <inheritdoc cref="Auc"/>
    public static double Brier(IReadOnlyList<double> predictions, IReadOnlyList<double> qualities)
    {
        RequireSameCount(predictions, qualities);
        return predictions.Zip(qualities, (prediction, quality) => (prediction - quality) * (prediction - quality)).DefaultIfEmpty(double.NaN).Average();
    }

    private static void RequireSameCount(IReadOnlyList<double> predictions, IReadOnlyList<double> qualities)
    {
        if (predictions.Count != qualities.Count)
            throw new ArgumentException($"There are {predictions.Count} predictions and {qualities.Count} qualities.", nameof(qualities));
    }
}
