using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using MetaRouter.Llm.Providers;
using OpenAI;
using OpenAI.Models;

namespace MetaRouter.Llm.OpenAI;

/// <summary>Asks a provider which models it offers: <c>GET /models</c>. Costs nothing. Every fault is an <see cref="AnswerFailure"/>.</summary>
internal static class ModelList
{
    private const int MostBytes = 16 * 1024 * 1024;

    public static async Task<IReadOnlyList<OfferedModel>> ReadAsync(Uri baseUrl, string? apiKey, TimeProvider time, CancellationToken cancellationToken)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = BaseUrl.Complete(baseUrl),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
#pragma warning disable OPENAI001 // Experimental, yet the package's only way to send no key.
        var client = string.IsNullOrEmpty(apiKey)
            ? new OpenAIModelClient(new NoAuthenticationPolicy(), options)
            : new OpenAIModelClient(new ApiKeyCredential(apiKey), options);
#pragma warning restore OPENAI001
        try
        {
            // Not as the package reads it: compatible servers leave out what it insists on.
            var result = await client.GetModelsAsync(new RequestOptions { CancellationToken = cancellationToken, BufferResponse = false });
            using var response = result.GetRawResponse();
            using var document = JsonDocument.Parse(await BytesOfAsync(response.ContentStream ?? Stream.Null, cancellationToken));
            return ModelsIn(document.RootElement);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception) when (exception is not AnswerFailure)
        {
            // The edge to the network: whatever comes out of the SDK here was caused by what the provider did.
            throw new FailureReader(apiKey, time).Read(exception);
        }
    }

    /// <summary>The models in a list as OpenAI sends it (<c>data</c>), or as a bare array; what has no id is passed over.</summary>
    private static IReadOnlyList<OfferedModel> ModelsIn(JsonElement root)
    {
        var list = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var data) ? data : root;
        if (list.ValueKind == JsonValueKind.Null) return [];
        if (list.ValueKind != JsonValueKind.Array) throw new AnswerFailure(AnswerFailureKind.Malformed, "the reply holds no list of models");
        return
        [
            .. list.EnumerateArray().Where(model => model.ValueKind == JsonValueKind.Object && model.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String)
                .Select(model => new OfferedModel(model.GetProperty("id").GetString()!, ContextOf(model)))
                .Where(model => model.Id.Length is > 0 and <= OfferedModel.MaxIdLength && !model.Id.Any(char.IsControl))
                .DistinctBy(model => model.Id, StringComparer.Ordinal)
                .OrderBy(model => model.Id, StringComparer.OrdinalIgnoreCase),
        ];
    }

    // Not in OpenAI's list; gateways, Groq and vLLM say it, each under a name of its own.
    private static int? ContextOf(JsonElement model)
    {
        foreach (var name in (ReadOnlySpan<string>)["context_length", "context_window", "max_model_len"])
            if (model.TryGetProperty(name, out var tokens) && tokens.ValueKind == JsonValueKind.Number && tokens.TryGetInt32(out var count) && count > 0) return count;
        return null;
    }

    private static async Task<ReadOnlyMemory<byte>> BytesOfAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0; bytes.Write(buffer, 0, read))
            if (bytes.Length > MostBytes) throw new AnswerFailure(AnswerFailureKind.Malformed, "the list of models is longer than 16 MB");
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
