using System.Text.Json;
using MetaRouter.Core.Queries;
using MetaRouter.Onnx.ModelFiles;
using Microsoft.ML.OnnxRuntime;

namespace MetaRouter.Onnx.Quality;

/// <summary>What the trained predictor says of one candidate's answer to one query.</summary>
/// <param name="Quality">q̂ ∈ [0, 1].</param>
/// <param name="OutputTokens">Expected answer tokens, above 0.</param>
/// <param name="CostUsd">Expected price in USD at the prices of the training data, above 0.</param>
/// <param name="Familiarity">How much the query is like the candidate's training questions, in [0, 1]; at 0, q̂ is its mean moved by the query's difficulty.</param>
public readonly record struct TrainedPrediction(double Quality, double OutputTokens, double CostUsd, double Familiarity);

/// <summary>The trained quality predictor on ONNX Runtime. Safe for concurrent use. Dispose it after the last call has ended.</summary>
public sealed class TrainedPredictor : IDisposable
{
    /// <summary>Kind of the artifact.</summary>
    public const string Kind = "predictor";

    /// <summary>Version of its form that this program reads.</summary>
    public const string Version = "1";

    public const string GraphFileName = "predictor.onnx";
    public const string DescriptionFileName = "predictor.json";

    private static readonly string[] Outputs = [PredictorGraph.Quality, PredictorGraph.LogTokens, PredictorGraph.LogCost, PredictorGraph.Similarity];

    private readonly InferenceSession _session;
    private readonly PredictorDescription _description;
    private readonly Dictionary<string, int> _places;

    /// <param name="graph">An ONNX model as <see cref="PredictorGraph"/> describes it.</param>
    /// <param name="description">What stands beside it.</param>
    /// <exception cref="OnnxRuntimeException">The graph cannot be opened.</exception>
    public TrainedPredictor(byte[] graph, PredictorDescription description)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1 };
        (_session, _description) = (new InferenceSession(graph, options), description);
        Candidates = [.. description.Candidates.Select(candidate => candidate.Id)];
        _places = Candidates.Index().ToDictionary(item => item.Item, item => item.Index, StringComparer.Ordinal);
    }

    /// <summary>The candidates it knows, by what their providers call the models.</summary>
    public IReadOnlyList<string> Candidates { get; }

    /// <summary>Whether it knows a candidate.</summary>
    public bool Knows(string candidate) => _places.ContainsKey(candidate);

    /// <summary>The candidate that a provider's name of a model means: the same name, or the same after a maker and a slash; null when it knows none.</summary>
    public string? Find(string providerModel)
    {
        var name = providerModel[(providerModel.LastIndexOf('/') + 1)..];
        return Knows(providerModel) ? providerModel : Knows(name) ? name : null;
    }

    /// <summary>Whether some set of training questions was answered by all of these candidates.</summary>
    public bool ShareAGround(IEnumerable<string> candidates) =>
        candidates.Select(id => _description.Candidates[_places[id]].Grounds.AsEnumerable()).Aggregate((shared, next) => shared.Intersect(next)).Any();

    /// <summary>Whether all of these candidates were trained on a data set's questions.</summary>
    /// <param name="ground">Name of the data set.</param>
    /// <param name="candidates">Some of <see cref="Candidates"/>.</param>
    public bool KnowsFrom(string ground, IEnumerable<string> candidates)
    {
        var place = _description.Grounds.Index().Where(item => item.Item.Name == ground).Select(item => (int?)item.Index).FirstOrDefault();
        return place is { } found && candidates.All(id => _description.Candidates[_places[id]].Grounds.Contains(found));
    }

    /// <summary>What a manifest must say for this program to run the predictor.</summary>
    /// <param name="textEncoder">Version of the encoder in use.</param>
    public static ArtifactExpectation Expectation(string textEncoder) => new()
    {
        Kind = Kind,
        Version = Version,
        Dimensions = new Dictionary<string, int> { ["embedding"] = QueryEmbedding.Dimensions, ["features"] = TextFeatures.Count },
        Features = TextFeatures.Names,
        TextEncoder = textEncoder,
        Remedy = "Restore the files from version control, or make them again with: metarouter train predictor",
    };

    /// <summary>Opens the predictor in a folder with manifest.json, checking every file.</summary>
    /// <param name="directory">Usually models/predictor/1.</param>
    /// <param name="textEncoder">Version of the encoder in use.</param>
    /// <exception cref="ModelFileException">A file is missing or not the one that is expected; the message has expected and found.</exception>
    public static TrainedPredictor Load(string directory, string textEncoder)
    {
        var expected = Expectation(textEncoder);
        var manifest = ArtifactManifest.Read(directory, expected);
        var graph = manifest.ReadFile(directory, GraphFileName, expected);
        var description = manifest.ReadFile(directory, DescriptionFileName, expected);
        try
        {
            return new TrainedPredictor(graph, PredictorDescription.Parse(description));
        }
        catch (Exception exception) when (exception is JsonException or OnnxRuntimeException)
        {
            throw new ModelFileException($"{directory} holds no predictor that can be opened: {exception.Message} {expected.Remedy}", exception);
        }
    }

    /// <summary>One query, some candidates, in their order.</summary>
    /// <exception cref="KeyNotFoundException">A candidate is not among <see cref="Candidates"/>.</exception>
    public TrainedPrediction[] Predict(QueryEmbedding embedding, float[] features, IReadOnlyList<string> candidates) =>
        Predict([embedding], [features], candidates)[0];

    /// <summary>Several queries, some candidates: [query][candidate].</summary>
    /// <param name="embeddings">At least one.</param>
    /// <param name="features">As many rows of raw <see cref="TextFeatures"/>.</param>
    /// <param name="candidates">Some of <see cref="Candidates"/>.</param>
    /// <exception cref="KeyNotFoundException">A candidate is not among <see cref="Candidates"/>.</exception>
    public TrainedPrediction[][] Predict(IReadOnlyList<QueryEmbedding> embeddings, IReadOnlyList<float[]> features, IReadOnlyList<string> candidates)
    {
        var places = candidates.Select(candidate => _places[candidate]).ToArray();
        using var outputs = Run(embeddings, features);
        var predictions = new TrainedPrediction[embeddings.Count][];
        for (var row = 0; row < predictions.Length; row++)
            predictions[row] = new Blend(_description, Row(outputs[0], row), Row(outputs[1], row), Row(outputs[2], row), Row(outputs[3], row)).Of(places);
        return predictions;
    }

    /// <summary>Quality of every candidate, [query][candidate], not drawn towards means: what it says of unfamiliar queries too.</summary>
    /// <inheritdoc cref="Predict(IReadOnlyList{QueryEmbedding}, IReadOnlyList{float[]}, IReadOnlyList{string})"/>
    public float[][] Qualities(IReadOnlyList<QueryEmbedding> embeddings, IReadOnlyList<float[]> features)
    {
        using var outputs = Run(embeddings, features);
        return [.. Enumerable.Range(0, embeddings.Count).Select(row => Row(outputs[0], row).ToArray())];
    }

    public void Dispose() => _session.Dispose();

    private IDisposableReadOnlyCollection<OrtValue> Run(IReadOnlyList<QueryEmbedding> embeddings, IReadOnlyList<float[]> features)
    {
        using var run = new RunOptions();
        using var embedded = OrtValue.CreateTensorValueFromMemory<float>(
            [.. embeddings.SelectMany(row => row.Values.ToArray())], [embeddings.Count, QueryEmbedding.Dimensions]);
        using var counted = OrtValue.CreateTensorValueFromMemory<float>([.. features.SelectMany(row => row)], [features.Count, TextFeatures.Count]);
        return _session.Run(run, [PredictorGraph.Embedding, PredictorGraph.Features], [embedded, counted], Outputs);
    }

    private static ReadOnlySpan<float> Row(OrtValue output, int row)
    {
        var width = (int)output.GetTensorTypeAndShape().Shape[1];
        return output.GetTensorDataAsSpan<float>().Slice(row * width, width);
    }
}
