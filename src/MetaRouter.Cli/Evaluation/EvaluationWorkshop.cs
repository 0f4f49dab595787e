using MetaRouter.Core.Queries;
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

    private EvaluationWorkshop(EvaluationRequest request, OutcomeTable table, OnnxTextEncoder encoder)
    {
        (_request, _table, _encoder) = (request, table, encoder);
        _cache = new EmbeddingCache(encoder, CacheFolder.Default());
    }

    /// <summary>Reads the tables and opens the models.</summary>
    public static async Task<EvaluationWorkshop> OpenAsync(EvaluationRequest request, CancellationToken cancellationToken)
    {
        var table = await OutcomeTable.ReadAsync(request.Outcomes, cancellationToken);
        return new EvaluationWorkshop(request, table, OnnxTextEncoder.Load(Path.Combine(request.Models, "text-encoder")));
    }

    /// <summary>The source over the pool that was asked for.</summary>
    public EvaluationSource Source() => SourceOf(CandidateSelection.Of(_table, _request.Pool));

    /// <summary>The source over these candidates.</summary>
    public EvaluationSource SourceOf(IReadOnlyList<string> candidates) => new(
        _table, candidates, _request.Split ?? DefaultSplit(), _request.Probe,
        new TrainedPoolPredictor(new PoolPredictor(_cache), _request.Seeds[0]), EncodeAsync);

    /// <summary>The ids, checked to be in the table, in this order.</summary>
    public IReadOnlyList<string> Candidates(params string[] ids) => CandidateSelection.Of(_table, ids);

    public void Dispose() => _encoder.Dispose();

    private EvaluationSplit DefaultSplit() =>
        _table.Rows.Any(row => row.Split == "test") ? EvaluationSplit.Test
        : _table.Rows.Any(row => row.Split == "ood") ? EvaluationSplit.Ood
        : EvaluationSplit.All;

    private Task<IReadOnlyList<QueryEmbedding>> EncodeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        _cache.EncodeAsync(texts, null, cancellationToken);
}
