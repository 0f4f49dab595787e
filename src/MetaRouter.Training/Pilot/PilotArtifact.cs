using MetaRouter.Core.Queries;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Quality;
using MetaRouter.Training.Embeddings;
using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Pilot;

/// <summary>Trains the preference prior that is shipped and writes its folder. Not safe for concurrent use.</summary>
/// <param name="cache">Embeddings of the queries.</param>
/// <param name="textEncoder">Version of the encoder that made them.</param>
/// <param name="options">The schedule.</param>
public sealed class PilotArtifact(EmbeddingCache cache, string textEncoder, PilotOptions options)
{
    /// <summary>Trains on the rows of split train and validation, measures on those of split test, and writes graph, arms, components, manifest and card.</summary>
    /// <param name="table">Outcome tables, read together.</param>
    /// <param name="votes">Human votes to test on; may be empty.</param>
    /// <param name="directory">Usually models/pilot/1.</param>
    /// <param name="seed">Of every random draw; the same seed and data give the same files.</param>
    /// <param name="command">The command line, for the manifest.</param>
    /// <param name="progress">Told the share of training that is done.</param>
    /// <param name="cancellationToken">Stops the training; nothing is written then.</param>
    /// <exception cref="OutcomeTableException">Fewer than two candidates have enough training rows.</exception>
    public async Task<ArtifactManifest> TrainAsync(
        OutcomeTable table, IReadOnlyList<HumanVote> votes, string directory, int seed, string command, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var rows = TrainingTables.Rows(table);
        var candidates = TrainingTables.Candidates(rows, options.FewestRows);

        var random = new Random(seed);
        var trained = new PilotTraining(options).Train(await EncodeAsync(rows, cancellationToken), OutcomeTargets.Of(rows, candidates), random, progress, cancellationToken);
        using var prior = trained.Open();
        var manifest = new ArtifactManifest
        {
            Kind = PreferencePrior.Kind,
            Version = PreferencePrior.Version,
            Command = command,
            Seed = seed,
            Dimensions = new Dictionary<string, int> { ["embedding"] = QueryEmbedding.Dimensions, ["space"] = options.Dimensions, ["candidates"] = candidates.Count, ["components"] = trained.Components.Count },
            Features = [],
            TextEncoder = textEncoder,
            Data = table.Hashes,
            Metrics = await MeasureAsync(trained, prior, table, votes, random, cancellationToken),
        };
        var files = new Dictionary<string, byte[]>
        {
            [PreferencePrior.GraphFileName] = trained.Graph,
            [PreferencePrior.ArmsFileName] = PreferencePrior.ToBytes(trained.Arms),
            [PreferencePrior.ComponentsFileName] = trained.Components.ToBytes(),
        };
        manifest = await manifest.WriteAsync(directory, files, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(directory, "CARD.md"), PilotCard.Write(manifest), cancellationToken);
        return manifest;
    }

    private async Task<IReadOnlyDictionary<string, double>> MeasureAsync(
        TrainedPilot trained, PreferencePrior prior, OutcomeTable table, IReadOnlyList<HumanVote> votes, Random random, CancellationToken cancellationToken)
    {
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["triplet_loss_first"] = trained.Space.FirstLoss,
            ["triplet_loss_last"] = trained.Space.LastLoss,
            ["preference_loss_first"] = trained.Vectors.FirstLoss,
            ["preference_loss_last"] = trained.Vectors.LastLoss,
        };
        string[] candidates = [.. trained.Arms.Select(arm => arm.Id)];
        foreach (var set in table.Rows.Where(row => row.Split == "test").GroupBy(row => row.Dataset, StringComparer.Ordinal))
        {
            var embeddings = await EncodeAsync([.. set], cancellationToken);
            var targets = OutcomeTargets.Of([.. set], candidates);
            var accuracy = PilotMeasures.PairAccuracy(prior, embeddings, targets);
            (metrics[$"{set.Key}.pair_accuracy"], metrics[$"{set.Key}.pair_accuracy_of_means"]) = accuracy;
            int[] known = [.. Enumerable.Range(0, candidates.Length).Where(candidate => RidgeFit.KnownRows(targets.Quality, candidate).Length == embeddings.Count)];
            double[][] predicted = [.. prior.Read(embeddings).Select(reading => known.Select(candidate => (double)reading.Quality[candidate]).ToArray())];
            if (known.Length > 0) metrics[$"{set.Key}.auc"] = QualityMeasures.Of(predicted, [.. targets.Quality.Select(row => known.Select(candidate => row[candidate]).ToArray())]).Auc;
        }

        if (votes.Count > 0) (metrics["human_votes.accuracy"], metrics["human_votes.accuracy_of_longer"]) = await HumanVotes.AccuracyAsync(votes, cache, random, cancellationToken);
        return metrics;
    }

    private Task<IReadOnlyList<QueryEmbedding>> EncodeAsync(IReadOnlyList<OutcomeRow> rows, CancellationToken cancellationToken) =>
        cache.EncodeAsync([.. rows.Select(row => row.Query)], null, cancellationToken);
}
