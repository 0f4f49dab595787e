using System.Text.Encodings.Web;
using System.Text.Json;

namespace MetaRouter.Onnx.Quality;

/// <summary>What stands beside a predictor's graph, in predictor.json: whom it predicts, and how far from its training a query may be.</summary>
public sealed record PredictorDescription
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    };

    /// <summary>The candidates, in the order of the graph's outputs.</summary>
    public required IReadOnlyList<PredictedCandidate> Candidates { get; init; }

    /// <summary>The sets of questions that the candidates were trained on.</summary>
    public required IReadOnlyList<TrainingGround> Grounds { get; init; }

    /// <exception cref="JsonException">The bytes hold something else.</exception>
    public static PredictorDescription Parse(ReadOnlySpan<byte> content) =>
        JsonSerializer.Deserialize<PredictorDescription>(content, Json) ?? throw new JsonException("It holds null.");

    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];
}

/// <summary>A candidate that the predictor knows.</summary>
/// <param name="Id">What its provider calls the model.</param>
/// <param name="MeanQuality">Over its training questions, in [0, 1].</param>
/// <param name="MeanLogTokens">Logarithm of its mean answer tokens.</param>
/// <param name="MeanLogCost">Logarithm of its mean price in USD.</param>
/// <param name="Grounds">Positions of the sets of questions it was trained on.</param>
public sealed record PredictedCandidate(string Id, double MeanQuality, double MeanLogTokens, double MeanLogCost, IReadOnlyList<int> Grounds);

/// <summary>
/// A set of training questions as a range of centroids of their embeddings. A query whose best similarity to them is at most
/// <paramref name="Unfamiliar"/> is not like them; from <paramref name="Familiar"/> on it is.
/// </summary>
/// <param name="Name">The data set.</param>
/// <param name="FirstCentroid">First of its centroids.</param>
/// <param name="Centroids">How many there are.</param>
/// <param name="Unfamiliar">Similarity in [−1, 1] where familiarity is 0.</param>
/// <param name="Familiar">Similarity above that, where familiarity is 1.</param>
public sealed record TrainingGround(string Name, int FirstCentroid, int Centroids, double Unfamiliar, double Familiar)
{
    /// <summary>How much a query is like these questions, in [0, 1].</summary>
    /// <param name="similarities">Of the query to every centroid of the predictor.</param>
    public double Familiarity(ReadOnlySpan<float> similarities) =>
        Math.Clamp((System.Numerics.Tensors.TensorPrimitives.Max(similarities.Slice(FirstCentroid, Centroids)) - Unfamiliar) / (Familiar - Unfamiliar), 0, 1);
}
