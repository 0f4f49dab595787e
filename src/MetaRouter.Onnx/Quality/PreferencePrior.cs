using System.Text.Encodings.Web;
using System.Text.Json;
using MetaRouter.Core.Quality.Online;
using MetaRouter.Core.Queries;
using MetaRouter.Onnx.ModelFiles;
using Microsoft.ML.OnnxRuntime;

namespace MetaRouter.Onnx.Quality;

/// <summary>What preference pretraining says of a candidate (PILOT, arXiv 2508.21141).</summary>
/// <param name="Id">What its provider calls the model.</param>
/// <param name="Vector">θ_k in the shared space, unit length.</param>
/// <param name="Precision">λ_k = 1/accuracy in pretraining: A_k starts as λ_k I, b_k as λ_k θ_k.</param>
public sealed record PriorArm(string Id, IReadOnlyList<float> Vector, double Precision);

/// <summary>A query in the shared space.</summary>
/// <param name="Projection">ψ̂, unit length.</param>
/// <param name="Quality">Per arm, cos(ψ̂, θ_k) calibrated to expected quality in [0, 1].</param>
public sealed record PriorReading(float[] Projection, float[] Quality);

/// <summary>
/// PILOT's preference prior: the shared space as an ONNX graph and the candidates' vectors in it, beside the features of the residual form. Safe for
/// concurrent use.
/// </summary>
public sealed class PreferencePrior : IDisposable
{
    /// <summary>Kind of the artifact.</summary>
    public const string Kind = "pilot";

    /// <summary>Version of its form that this program reads.</summary>
    public const string Version = "1";

    public const string GraphFileName = "pilot.onnx";
    public const string ArmsFileName = "pilot.json";
    public const string ComponentsFileName = "components.bin";

    private const int VersionLength = 12;

    /// <summary>Input of the graph, [B, 512].</summary>
    public const string Embedding = "embedding";

    /// <summary>Output of the graph, [B, d].</summary>
    public const string Projection = "projection";

    /// <summary>Output of the graph, [B, K].</summary>
    public const string Quality = "quality";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    };

    private readonly InferenceSession _session;

    /// <param name="graph">The shared space.</param>
    /// <param name="arms">In the order of the graph's qualities.</param>
    /// <param name="components">Of the training questions' embeddings.</param>
    /// <exception cref="OnnxRuntimeException">The graph cannot be opened.</exception>
    public PreferencePrior(byte[] graph, IReadOnlyList<PriorArm> arms, PrincipalComponents components)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1 };
        (_session, Arms, Components) = (new InferenceSession(graph, options), arms, components);
        (SpaceVersion, ComponentsVersion) = (ModelFile.Hash(graph)[..VersionLength], ModelFile.Hash(components.ToBytes())[..VersionLength]);
    }

    /// <summary>The candidates.</summary>
    public IReadOnlyList<PriorArm> Arms { get; }

    /// <summary>Makes the features of the residual form.</summary>
    public PrincipalComponents Components { get; }

    /// <summary>Names the shared space: online arms in the paper's form are meaningful in this space only.</summary>
    public string SpaceVersion { get; }

    /// <summary>Names the components: online arms in the residual form are meaningful with these only.</summary>
    public string ComponentsVersion { get; }

    /// <summary>What a manifest must say for this program to use the prior.</summary>
    /// <param name="textEncoder">Version of the encoder in use.</param>
    public static ArtifactExpectation Expectation(string textEncoder) => new()
    {
        Kind = Kind,
        Version = Version,
        Dimensions = new Dictionary<string, int> { ["embedding"] = QueryEmbedding.Dimensions },
        TextEncoder = textEncoder,
        Remedy = "Restore the files from version control, or make them again with: metarouter train pilot",
    };

    /// <summary>Opens the prior in a folder with manifest.json, checking every file.</summary>
    /// <param name="directory">Usually models/pilot/1.</param>
    /// <param name="textEncoder">Version of the encoder in use.</param>
    /// <exception cref="ModelFileException">A file is missing or not the one that is expected; the message has expected and found.</exception>
    public static PreferencePrior Load(string directory, string textEncoder)
    {
        var expected = Expectation(textEncoder);
        var manifest = ArtifactManifest.Read(directory, expected);
        var graph = manifest.ReadFile(directory, GraphFileName, expected);
        var arms = manifest.ReadFile(directory, ArmsFileName, expected);
        var components = manifest.ReadFile(directory, ComponentsFileName, expected);
        try
        {
            return new PreferencePrior(
                graph, JsonSerializer.Deserialize<PriorArm[]>(arms, Json) ?? throw new JsonException("It holds null."), PrincipalComponents.FromBytes(components));
        }
        catch (Exception exception) when (exception is JsonException or OnnxRuntimeException or ArgumentException)
        {
            throw new ModelFileException($"{directory} holds no preference prior that can be opened: {exception.Message} {expected.Remedy}", exception);
        }
    }

    /// <summary>The arms as a file's content, one arm a line.</summary>
    public static byte[] ToBytes(IReadOnlyList<PriorArm> arms) =>
        System.Text.Encoding.UTF8.GetBytes($"[\n{string.Join(",\n", arms.Select(arm => JsonSerializer.Serialize(arm, Json)))}\n]\n");

    /// <summary>Where queries stand in the shared space.</summary>
    /// <param name="embeddings">At least one.</param>
    public IReadOnlyList<PriorReading> Read(IReadOnlyList<QueryEmbedding> embeddings)
    {
        using var run = new RunOptions();
        using var input = OrtValue.CreateTensorValueFromMemory<float>(
            [.. embeddings.SelectMany(embedding => embedding.Values.ToArray())], [embeddings.Count, QueryEmbedding.Dimensions]);
        using var outputs = _session.Run(run, [Embedding], [input], [Projection, Quality]);
        var (projections, qualities) = (outputs[0].GetTensorDataAsSpan<float>().ToArray(), outputs[1].GetTensorDataAsSpan<float>().ToArray());
        return
        [
            .. projections.Chunk(projections.Length / embeddings.Count).Zip(
                qualities.Chunk(qualities.Length / embeddings.Count), (projection, quality) => new PriorReading(projection, quality)),
        ];
    }

    public void Dispose() => _session.Dispose();
}
