using MetaRouter.Training.MetaTraining.Episodes;

namespace MetaRouter.Training.MetaTraining;

/// <summary>
/// One number κ that makes served beliefs as sure as they should be: w ~ Beta(κa, κb), which leaves ŵ as it is. Training mixes clean and noisy
/// people and several kinds of feedback, so its beliefs are a little too wide for people who judge by degrees; κ is the factor at which their 90 %
/// intervals cover 90 % on average.
/// </summary>
internal static class BeliefCalibration
{
    private const double Wanted = 0.9;
    private const int People = 400;

    private static readonly int[] Comparisons = [2, 6, 12];
    private static readonly double[] Factors = [.. Enumerable.Range(0, 21).Select(step => 0.75 + 0.05 * step)];

    /// <summary>κ, chosen on validation rows.</summary>
    public static double Of(MetaTrainer trainer, MetaTrainingData data, EpisodeOptions options, int seed)
    {
        using var networks = trainer.OpenForward();
        var sets = Kinds(options).SelectMany(kind => Comparisons.Select(count => new ValidationSet(data.Validation, kind, count, People, seed))).ToList();
        var shapes = sets.Select(set => networks.Run(set.Batch)["shape"]).ToList();
        return Factors.MinBy(factor => Math.Abs(sets.Zip(shapes, (set, shape) => set.Coverage(shape, factor)).Average() - Wanted));
    }

    /// <summary>People who judge by degrees and never slip, and such who slip every tenth time.</summary>
    private static IEnumerable<EpisodeOptions> Kinds(EpisodeOptions options)
    {
        var clean = options with
        {
            LeastSharpness = 20, GreatestSharpness = 20, GreatestSlipRate = 0, NearIndifferenceShare = 1, GradedShare = 0, FeatureNoise = 0,
            FeedbackShares = [1, 0, 0], Queries = 1,
        };
        return [clean, clean with { LeastSlipRate = 0.1, GreatestSlipRate = 0.1 }];
    }
}
