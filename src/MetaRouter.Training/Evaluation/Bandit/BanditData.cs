using MetaRouter.Onnx.Quality;
using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Pilot;
using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Evaluation.Bandit;

/// <summary>What the methods of one seed know. Everything known beforehand comes from the preference rows alone.</summary>
/// <param name="Arms">PILOT's prior, in pool order.</param>
/// <param name="PreferenceRows">Number of rows known beforehand.</param>
/// <param name="PreferenceMeans">Each candidate's mean quality on them.</param>
/// <param name="Validation">Rows that choose constants.</param>
/// <param name="Learning">The rows learned from, in their order.</param>
/// <param name="Deployment">The rows judged.</param>
internal sealed record BanditData(
    IReadOnlyList<PriorArm> Arms, int PreferenceRows, double[] PreferenceMeans, BanditPart Validation, BanditPart Learning, BanditPart Deployment)
{
    /// <summary>Candidate ids in pool order.</summary>
    public IReadOnlyList<string> Candidates => Learning.Truth.Candidates;

    /// <summary>Prepares a seed: trains PILOT's prior and the predictors, none of them with help from what ships.</summary>
    /// <param name="source">The table.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="seed">Draws the parts and the training.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="EvaluationException">The rows do not suffice.</exception>
    public static async Task<BanditData> OfAsync(EvaluationSource source, BanditSettings settings, int seed, CancellationToken cancellationToken)
    {
        var complete = source.Complete();
        var rows = BanditRows.Divide(complete, settings, SeedParts.Random(seed, SeedParts.BanditRows));
        var embeddings = await source.EncodeAsync(rows.Preference, cancellationToken);
        var targets = OutcomeTargets.Of(rows.Preference.Rows, complete.Candidates);
        if (PreferencePairs.Of(targets).All.Length == 0)
        {
            throw new EvaluationException(
                "On the rows drawn for preferences all candidates are equally good, so none can be preferred; name other candidates with --pool, or a larger table.");
        }

        var trained = new PilotTraining(settings.Pretraining).Train(embeddings, targets, SeedParts.Random(seed, SeedParts.Pretraining), null, cancellationToken);
        using var prior = trained.Open();

        var known = PoolOutcomes.Of([.. rows.Preference.Rows, .. rows.Validation.Rows, .. rows.Learning.Rows], complete.Candidates);
        var full = await source.PredictAsync(known, rows.Deployment, cancellationToken);
        PoolOutcomes[] later = [rows.Validation, rows.Learning, rows.Deployment];
        var predicted = await source.PredictAsync(rows.Preference, PoolOutcomes.Of(later.SelectMany(part => part.Rows), complete.Candidates), cancellationToken);
        var parts = new List<BanditPart>();
        for (var (index, start) = (0, 0); index < later.Length; start += later[index++].Rows.Count)
        {
            var place = start..(start + later[index].Rows.Count);
            var pool = new PredictedPool(later[index], predicted.PredictedQuality[place], predicted.PredictedCostUsd[place]);
            var quality = later[index] == rows.Deployment ? full.PredictedQuality : pool.PredictedQuality;
            parts.Add(BanditPart.Of(prior, await source.EncodeAsync(later[index], cancellationToken), pool, quality));
        }

        double[] means = [.. complete.Candidates.Select((_, candidate) => rows.Preference.Quality.Average(row => row[candidate]))];
        return new BanditData(trained.Arms, rows.Preference.Rows.Count, means, parts[0], parts[1], parts[2]);
    }
}
