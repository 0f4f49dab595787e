using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;

namespace MetaRouter.Llm.OpenAI;

/// <summary>Tells what a fault of the OpenAI package means, and keeps the key out of what is told.</summary>
internal sealed class FailureReader(string? apiKey, TimeProvider time)
{
    public AnswerFailure Read(Exception exception) => exception switch
    {
        ClientResultException { Status: > 0 } refused => Refused(refused),
        ClientResultException { InnerException: { } inner } => Read(inner),
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => Failure(AnswerFailureKind.ConnectionLost, exception.Message),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => Failure(AnswerFailureKind.Malformed, exception.Message),
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } => Failure(AnswerFailureKind.Unreachable, exception.Message),
        HttpRequestException or IOException or ClientResultException => Failure(AnswerFailureKind.ConnectionLost, exception.Message),
        OperationCanceledException => Failure(AnswerFailureKind.TimedOut, exception.Message),
        _ => Failure(AnswerFailureKind.Malformed, exception.Message),
    };

    /// <summary>The failure that a provider reported in mid-stream.</summary>
    /// <param name="error">The JSON under <c>error</c>.</param>
    public AnswerFailure InMidStream(string error) => Failure(AnswerFailureKind.ProviderError, MessageIn(error));

    private AnswerFailure Refused(ClientResultException refused)
    {
        var response = refused.GetRawResponse();
        var kind = refused.Status switch
        {
            401 or 403 => AnswerFailureKind.Unauthorised,
            404 => AnswerFailureKind.ModelNotFound,
            408 or 504 => AnswerFailureKind.TimedOut,
            429 => AnswerFailureKind.RateLimited,
            >= 500 => AnswerFailureKind.ProviderError,
            >= 400 => AnswerFailureKind.Rejected,
            _ => AnswerFailureKind.Malformed,
        };
        var words = response is null ? refused.Message : MessageIn(response.Content.ToString());
        return new AnswerFailure(kind, Llm.ProviderWords.Clean(FormattableString.Invariant($"HTTP {refused.Status} {words}"), apiKey), RetryAfter(response)) { HttpStatus = refused.Status };
    }

    private AnswerFailure Failure(AnswerFailureKind kind, string words) => new(kind, Llm.ProviderWords.Clean(words, apiKey));

    private TimeSpan? RetryAfter(PipelineResponse? response)
    {
        if (response is null || !response.Headers.TryGetValue("Retry-After", out var value) || value is null) return null;
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds))
            return TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(1).TotalSeconds));
        if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)) return null;
        var wait = date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>The message inside the shapes of error that providers send, or the text itself.</summary>
    private static string MessageIn(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var found = document.RootElement;
            foreach (var name in (ReadOnlySpan<string>)["error", "message", "detail"])
                if (found.ValueKind == JsonValueKind.Object && found.TryGetProperty(name, out var inner)) found = inner;
            return found.ValueKind == JsonValueKind.String ? found.GetString()! : found.GetRawText();
        }
        // The second for half a surrogate pair, as a text that was cut off may end in.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return body;
        }
    }
}
