using MetaRouter.Core.Queries;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Quality;
using MetaRouter.Onnx.TextEncoding;
using MetaRouter.Training.Embeddings;
using MetaRouter.Training.Evaluation;
using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Quality;

namespace MetaRouter.Cli.Evaluation;

/// <summary>What evaluations work with: the table, the text encoder with its cache, the predictors. One per run of a command.</summary>
internal sealed class EvaluationWorkshop : IDisposable
{
    private readonly OnnxTextEncoder _encoder;
    private readonly EmbeddingCache _cache;
    private readonly OutcomeTable _table;
    private readonly EvaluationRequest _request;
    private readonly TrainedPredictor? _trained;

    private EvaluationWorkshop(EvaluationRequest request, OutcomeTable table, OnnxTextEncoder encoder, TrainedPredictor? trained)
    {
        (_request, _table, _encoder, _trained) = (request, table, encoder, trained);
        _cache = new EmbeddingCache(encoder, CacheFolder.Default());
        Predictor = new TrainedPoolPredictor(new PoolPredictor(_cache, trained), request.Seeds[0]);
    }

    /// <summary>The trained predictor, where there is one, and probes.</summary>
    public IPoolPredictor Predictor { get; }

    /// <summary>Reads the tables and opens the models; says so when there is no trained predictor.</summary>
    /// <exception cref="ModelFileException">A model is there but refused.</exception>
    public static async Task<EvaluationWorkshop> OpenAsync(EvaluationRequest request, TextWriter error, CancellationToken cancellationToken)
    {
        var table = await OutcomeTable.ReadAsync(request.Outcomes, cancellationToken);
        var encoder = OnnxTextEncoder.Load(Path.Combine(request.Models, "text-encoder"));
        var folder = Path.Combine(request.Models, TrainedPredictor.Kind, TrainedPredictor.Version);
        var trained = Directory.Exists(folder) ? TrainedPredictor.Load(folder, encoder.Version) : null;
        if (trained is null) error.WriteLine($"{folder} holds no trained predictor: every pool is predicted from a probe.");
        return new EvaluationWorkshop(request, table, encoder, trained);
    }

    /// <summary>The source over the pool that was asked for.</summary>
    public EvaluationSource Source() => SourceOf(CandidateSelection.Of(_table, _request.Pool));

    /// <summary>The source over these candidates.</summary>
    public EvaluationSource SourceOf(IReadOnlyList<string> candidates) => new(
        _table, candidates, _request.Split ?? DefaultSplit(), _request.Probe, Predictor, EncodeAsync);

    /// <summary>The ids, checked to be in the table, in this order.</summary>
    public IReadOnlyList<string> Candidates(params string[] ids) => CandidateSelection.Of(_table, ids);

    public void Dispose()
    {
        _trained?.Dispose();
        _encoder.Dispose();
    }

    private EvaluationSplit DefaultSplit() =>
        _table.Rows.Any(row => row.Split == "test") ? EvaluationSplit.Test
        : _table.Rows.Any(row => row.Split == "ood") ? EvaluationSplit.Ood
        : EvaluationSplit.All;

    private Task<IReadOnlyList<QueryEmbedding>> EncodeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        _cache.EncodeAsync(texts, null, cancellationToken);
}
