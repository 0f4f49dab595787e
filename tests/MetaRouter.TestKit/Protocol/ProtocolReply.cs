using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MetaRouter.TestKit.Protocol;

/// <summary>How the server replies to one request. The factories are the replies a provider gives on good days and bad.</summary>
public sealed class ProtocolReply
{
    private const string CompletionId = "chatcmpl-1";

    private readonly Func<HttpContext, ReceivedRequest?, Task> _write;

    private ProtocolReply(Func<HttpContext, ReceivedRequest?, Task> write) => _write = write;

    /// <summary>A whole answer: the pieces, the finish reason, the usage when asked for, and the end mark.</summary>
    /// <param name="pieces">Text of each piece.</param>
    /// <param name="usage">Token counts; null for a server that does not count.</param>
    /// <param name="finishReason">Null for a stream that ends without one.</param>
    /// <param name="gate">When given, each piece waits for it, and so does the end.</param>
    public static ProtocolReply Stream(
        IEnumerable<string> pieces, ProtocolUsage? usage = null, string? finishReason = "stop", StreamGate? gate = null) =>
        new(async (context, request) =>
        {
            await BeginAsync(context);
            await WritePiecesAsync(context, pieces, gate);
            if (gate is not null) await gate.PassAsync(context.RequestAborted);
            if (finishReason is not null) await WriteAsync(context, Chunk(new { }, finishReason));
            if (usage is not null && request is { WantsUsage: true }) await WriteAsync(context, UsageChunk(usage));
            await context.Response.WriteAsync("data: [DONE]\n\n", context.RequestAborted);
        });

    /// <summary>The same with a plain text, sent a word at a time, counted as a token per word.</summary>
    public static ProtocolReply Text(string text)
    {
        var words = text.Split(' ').Select((word, index) => index == 0 ? word : " " + word).ToList();
        return Stream(words, new ProtocolUsage(Input: 10, Output: words.Count));
    }

    /// <summary>The pieces, and then the connection is gone.</summary>
    public static ProtocolReply Cut(IEnumerable<string> pieces, StreamGate? gate = null) =>
        new(async (context, _) =>
        {
            await BeginAsync(context);
            await WritePiecesAsync(context, pieces, gate);
            if (gate is not null) await gate.PassAsync(context.RequestAborted);
            context.Abort();
        });

    /// <summary>The pieces, and then nothing, until the caller hangs up; without pieces not even headers.</summary>
    public static ProtocolReply Hang(params IReadOnlyList<string> pieces) =>
        new(async (context, _) =>
        {
            if (pieces.Count > 0)
            {
                await BeginAsync(context);
                await WritePiecesAsync(context, pieces, gate: null);
            }
            await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        });

    /// <summary>A refusal with OpenAI's shape of error.</summary>
    public static ProtocolReply Error(int status, string message, string? retryAfter = null) =>
        Raw(status, "application/json", JsonSerializer.Serialize(new { error = new { message, type = "error", code = (string?)null } }), retryAfter);

    /// <summary>Anything at all.</summary>
    public static ProtocolReply Raw(int status, string contentType, string body, string? retryAfter = null) =>
        new(async (context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
            await context.Response.WriteAsync(body, context.RequestAborted);
        });

    internal Task WriteToAsync(HttpContext context, ReceivedRequest? request) => _write(context, request);

    private static async Task BeginAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await WriteAsync(context, Chunk(new { role = "assistant", content = "" }, finishReason: null));
    }

    private static async Task WritePiecesAsync(HttpContext context, IEnumerable<string> pieces, StreamGate? gate)
    {
        foreach (var piece in pieces)
        {
            if (gate is not null) await gate.PassAsync(context.RequestAborted);
            await WriteAsync(context, Chunk(new { content = piece }, finishReason: null));
        }
    }

    private static async Task WriteAsync(HttpContext context, object chunk)
    {
        await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"data: {JsonSerializer.Serialize(chunk)}\n\n"), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static object Chunk(object delta, string? finishReason) => new
    {
        id = CompletionId,
        @object = "chat.completion.chunk",
        created = 1_767_225_600,
        model = "served-model",
        choices = new[] { new { index = 0, delta, finish_reason = finishReason } },
    };

    private static object UsageChunk(ProtocolUsage usage) => new
    {
        id = CompletionId,
        @object = "chat.completion.chunk",
        created = 1_767_225_600,
        model = "served-model",
        choices = Array.Empty<object>(),
        usage = new
        {
            prompt_tokens = usage.Input,
            completion_tokens = usage.Output,
            total_tokens = usage.Input + usage.Output,
            prompt_tokens_details = new { cached_tokens = usage.CachedInput },
            completion_tokens_details = new { reasoning_tokens = usage.Reasoning },
        },
    };
}
