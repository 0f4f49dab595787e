using System.Text.Json;
using MetaRouter.Core.Queries;
using MetaRouter.Onnx.ModelFiles;
using Microsoft.ML.OnnxRuntime;

namespace MetaRouter.Onnx.TextEncoding;

/// <summary>
/// The text encoder on ONNX Runtime. The first 128 tokens of a text count. Works on the thread pool, never on the caller's thread; safe for
/// concurrent use. Dispose it after the last call has ended.
/// </summary>
public sealed class OnnxTextEncoder : ITextEncoder, IDisposable
{
    private readonly UnigramTokenizer _tokenizer;
    private readonly InferenceSession _session;

    private OnnxTextEncoder(TextEncoderManifest manifest, UnigramTokenizer tokenizer, InferenceSession session)
    {
        (Model, Version) = (manifest.Model, manifest.Files[TextEncoderManifest.GraphFileName]);
        (_tokenizer, _session) = (tokenizer, session);
    }

    /// <summary>Name of the model, from the manifest.</summary>
    public string Model { get; }

    /// <summary>SHA-256 of the graph file, weights included.</summary>
    public string Version { get; }

    /// <summary>Opens the encoder in a folder with manifest.json, checking every file against the manifest.</summary>
    /// <exception cref="ModelFileException">A file is missing, or is not the one that the manifest names; the message has expected and found.</exception>
    /// <exception cref="PlatformNotSupportedException">This process cannot normalise Unicode; the message says what to install or set.</exception>
    public static OnnxTextEncoder Load(string directory)
    {
        QueryText.RequireNormalisation();
        var manifest = TextEncoderManifest.Read(directory);
        var vocabulary = manifest.ReadFile(directory, TextEncoderManifest.VocabularyFileName);
        var graph = manifest.ReadFile(directory, TextEncoderManifest.GraphFileName);
        try
        {
            using var options = new SessionOptions();
            return new(manifest, UnigramTokenizer.Parse(vocabulary), new InferenceSession(graph, options));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or OnnxRuntimeException)
        {
            throw new ModelFileException($"{directory} holds no text encoder that can be opened: {exception.Message} {TextEncoderManifest.Remedy}", exception);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Cancellation is seen between batches, each a fraction of a second.</remarks>
    public Task<IReadOnlyList<QueryEmbedding>> EncodeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return Task.Run(() => Encode(texts, cancellationToken), cancellationToken);
    }

    public void Dispose() => _session.Dispose();

    private IReadOnlyList<QueryEmbedding> Encode(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var tokens = new IReadOnlyList<int>[texts.Count];
        for (var text = 0; text < tokens.Length; text++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tokens[text] = _tokenizer.Tokenize(texts[text]);
        }

        var embeddings = new QueryEmbedding[texts.Count];
        foreach (var batch in TokenBatch.Plan([.. tokens.Select(ids => Math.Min(ids.Count, TextEncoderGraph.MaxTokens))]))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Run(batch, tokens, embeddings);
        }

        return embeddings;
    }

    private void Run(TokenBatch batch, IReadOnlyList<int>[] tokens, QueryEmbedding[] embeddings)
    {
        var ids = new long[batch.Texts.Count * batch.Length];
        var mask = new float[ids.Length];
        for (var row = 0; row < batch.Texts.Count; row++)
        {
            var text = tokens[batch.Texts[row]];
            for (var t = 0; t < Math.Min(text.Count, batch.Length); t++)
            {
                ids[row * batch.Length + t] = text[t];
                mask[row * batch.Length + t] = 1;
            }
        }

        long[] shape = [batch.Texts.Count, batch.Length];
        using var idsValue = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var run = new RunOptions();
        using var outputs = _session.Run(run, [TextEncoderGraph.Ids, TextEncoderGraph.Mask], [idsValue, maskValue], [TextEncoderGraph.Embedding]);
        var values = outputs[0].GetTensorDataAsSpan<float>();
        for (var row = 0; row < batch.Texts.Count; row++)
            embeddings[batch.Texts[row]] = new(values.Slice(row * QueryEmbedding.Dimensions, QueryEmbedding.Dimensions).ToArray());
    }
}
