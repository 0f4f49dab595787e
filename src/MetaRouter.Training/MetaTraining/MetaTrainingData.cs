using MetaRouter.Training.Evaluation;
using MetaRouter.Training.MetaTraining.Episodes;
using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Quality;

namespace MetaRouter.Training.MetaTraining;

/// <summary>What meta-training learns from and is judged on: training rows with cross-fitted predictions, validation rows predicted from training rows.</summary>
/// <param name="Training">One source per table.</param>
/// <param name="Validation">One source per table.</param>
/// <param name="Hashes">SHA-256 by file name.</param>
public sealed record MetaTrainingData(
    IReadOnlyList<EpisodeSource> Training, IReadOnlyList<EpisodeSource> Validation, IReadOnlyDictionary<string, string> Hashes)
{
    private const int Folds = 5;

    private static readonly (string File, string Pool)[] Tables = [("zeroeval.jsonl.gz", "ze27"), ("mmlu_pro.jsonl.gz", "mp13")];

    /// <summary>Reads the tables from a folder and predicts their rows.</summary>
    /// <param name="directory">Holds zeroeval.jsonl.gz and mmlu_pro.jsonl.gz.</param>
    /// <param name="predictor">Makes the predictions.</param>
    /// <param name="seed">Of folds and fits.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OutcomeTableException">A table is missing or damaged.</exception>
    public static async Task<MetaTrainingData> LoadAsync(
        string directory, PoolPredictor predictor, int seed, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var (training, validation) = (new List<EpisodeSource>(), new List<EpisodeSource>());
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, (file, pool)) in Tables.Index())
        {
            var table = await OutcomeTable.ReadAsync([Path.Combine(directory, file)], cancellationToken);
            foreach (var (name, hash) in table.Hashes) hashes[name] = hash;
            PoolOutcomes Split(string split) => PoolOutcomes.Of(table.Rows.Where(row => row.Split == split), NamedPools.Find(pool)!);
            var train = Split("train");
            var part = progress is null ? null : new PartOfProgress(progress, index / (double)Tables.Length, 0.9 / Tables.Length);
            training.Add(new EpisodeSource(await predictor.CrossFitAsync(train, Folds, seed, part, cancellationToken)));
            validation.Add(new EpisodeSource(await predictor.ProbeAsync(train, Split("validation"), fromScratch: true, seed, cancellationToken)));
            progress?.Report((index + 1.0) / Tables.Length);
        }

        return new MetaTrainingData(training, validation, hashes);
    }
}
