using MetaRouter.Core.Queries;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Quality;
using MetaRouter.Training.Embeddings;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Quality;

/// <summary>Trains the quality predictor that is shipped and writes its folder. Not safe for concurrent use.</summary>
/// <param name="cache">Embeddings of the queries.</param>
/// <param name="textEncoder">Version of the encoder that made them.</param>
/// <param name="options">The recipe.</param>
public sealed class PredictorArtifact(EmbeddingCache cache, string textEncoder, PredictorOptions options)
{
    /// <summary>Trains on the rows of split train and validation, measures on those of split test, and writes graph, description, manifest and card.</summary>
    /// <param name="table">Outcome tables, read together.</param>
    /// <param name="directory">Usually models/predictor/1.</param>
    /// <param name="seed">Of every random draw; the same seed and data give the same files.</param>
    /// <param name="command">The command line, for the manifest.</param>
    /// <param name="progress">Told the share of training that is done.</param>
    /// <param name="cancellationToken">Stops the training; nothing is written then.</param>
    /// <exception cref="OutcomeTableException">Fewer than two candidates have enough training rows.</exception>
    public async Task<ArtifactManifest> TrainAsync(
        OutcomeTable table, string directory, int seed, string command, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var rows = TrainingTables.Rows(table);
        var candidates = TrainingTables.Candidates(rows, options.FewestRows);

        var queries = await InputsAsync(rows, cancellationToken);
        string[] grounds = [.. rows.Select(row => row.Dataset)];
        var fit = new PredictorTraining(options).Train(queries, OutcomeTargets.Of(rows, candidates), grounds, new Random(seed), progress, cancellationToken);
        var metrics = await MeasureAsync(fit, table, cancellationToken);
        var manifest = new ArtifactManifest
        {
            Kind = TrainedPredictor.Kind,
            Version = TrainedPredictor.Version,
            Command = command,
            Seed = seed,
            Dimensions = new Dictionary<string, int>
            {
                ["embedding"] = QueryEmbedding.Dimensions,
                ["features"] = TextFeatures.Count,
                ["candidates"] = candidates.Count,
                ["centroids"] = fit.Description.Grounds.Sum(ground => ground.Centroids),
            },
            Features = TextFeatures.Names,
            TextEncoder = textEncoder,
            Data = table.Hashes,
            Metrics = metrics,
        };
        var files = new Dictionary<string, byte[]> { [TrainedPredictor.GraphFileName] = fit.Graph, [TrainedPredictor.DescriptionFileName] = fit.Description.ToBytes() };
        manifest = await manifest.WriteAsync(directory, files, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(directory, "CARD.md"), PredictorCard.Write(manifest, fit.Description), cancellationToken);
        return manifest;
    }

    private async Task<IReadOnlyDictionary<string, double>> MeasureAsync(TrainedOutcomeFit fit, OutcomeTable table, CancellationToken cancellationToken)
    {
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal);
        using var predictor = new TrainedPredictor(fit.Graph, fit.Description);
        foreach (var set in table.Rows.GroupBy(row => row.Dataset, StringComparer.Ordinal))
        {
            var test = set.Where(row => row.Split == "test").ToArray();
            string[] candidates = [.. predictor.Candidates.Where(id => test.Length > 0 && test.All(row => row.Outcomes.TryGetValue(id, out var outcome) && outcome.CostUsd is not null))];
            if (candidates.Length == 0) continue;
            var predicted = await new PoolPredictor(cache, predictor).ShippedAsync(PoolOutcomes.Of(test, candidates), cancellationToken);
            var measures = QualityMeasures.Of(predicted.PredictedQuality, predicted.Outcomes.Quality);
            (metrics[$"{set.Key}.auc"], metrics[$"{set.Key}.auc_overall"], metrics[$"{set.Key}.brier"]) = (measures.Auc, measures.AucOverall, measures.Brier);
        }

        return metrics;
    }

    private Task<QueryInputs> InputsAsync(IReadOnlyList<OutcomeRow> rows, CancellationToken cancellationToken) =>
        QueryInputs.OfAsync([.. rows.Select(row => row.Query)], cache, null, cancellationToken);
}
