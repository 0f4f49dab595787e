using System.CommandLine;
using MetaRouter.Onnx.TextEncoding;
using MetaRouter.Training.Embeddings;

namespace MetaRouter.Cli.Training;

/// <summary>Options of the `train` commands that need little more than data.</summary>
/// <param name="kind">What is trained; also the folder's name under models/.</param>
/// <param name="version">Version of its form; the folder's name below that.</param>
internal sealed class TrainingOptions(string kind, string version)
{
    private readonly Option<DirectoryInfo> _data = new("--data") { Description = "Folder with the outcome tables", Required = true };
    private readonly Option<DirectoryInfo> _output = new("--out") { Description = $"Models folder; {kind}/{version}/ in it is written", Required = true };
    private readonly Option<DirectoryInfo> _models = new("--models") { Description = "Folder that holds text-encoder/", DefaultValueFactory = _ => new DirectoryInfo("models") };
    private readonly Option<int> _seed = new("--seed") { Description = "Seed of everything random", DefaultValueFactory = _ => 1 };
    private readonly Option<DirectoryInfo> _cache = EmbeddingOptions.Cache();

    /// <summary>Every option, to be added to a command.</summary>
    public IEnumerable<Option> All => [_data, _output, _models, _seed, _cache];

    /// <summary>Where the outcome tables are.</summary>
    public string Data(ParseResult parsed) => parsed.GetRequiredValue(_data).ToString();

    /// <summary>The folder to write.</summary>
    public string Output(ParseResult parsed) => Path.Combine(parsed.GetRequiredValue(_output).ToString(), kind, version);

    /// <summary>Of everything random.</summary>
    public int Seed(ParseResult parsed) => parsed.GetValue(_seed);

    /// <summary>The text encoder; the caller disposes it.</summary>
    public OnnxTextEncoder Encoder(ParseResult parsed) => OnnxTextEncoder.Load(Path.Combine(parsed.GetRequiredValue(_models).ToString(), "text-encoder"));

    /// <summary>The cache of its embeddings.</summary>
    public EmbeddingCache Cache(ParseResult parsed, OnnxTextEncoder encoder) => new(encoder, parsed.GetRequiredValue(_cache).ToString());

    /// <summary>The command as it can be run anywhere: folders by role, options as given.</summary>
    public string CommandLine(ParseResult parsed) => FormattableString.Invariant($"metarouter train {kind} --data DATA --out models --seed {Seed(parsed)}");
}
