using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace MetaRouter.Llm.OpenAI;

/// <summary>
/// Answers from any endpoint that speaks OpenAI's chat-completions protocol, always streamed. Sends the texts of the conversation and, when
/// the options say so, the upper bound of answer tokens; nothing else. Neither retries nor times out: wrap it. The stream ends with the
/// finish reason and, when the provider counted, the usage, even if no text came. Every fault is an <see cref="AnswerFailure"/>. Safe for concurrent use.
/// </summary>
internal sealed class OpenAIChatClient : IChatClient
{
    private readonly ChatClient _chat;
    private readonly bool _knowsMaxTokensOnly;
    private readonly FailureReader _failures;
    private readonly ChatClientMetadata _metadata;

    /// <param name="baseUrl">Where the provider listens, with or without <c>/v1</c> (<see cref="BaseUrl"/>).</param>
    /// <param name="apiKey">Sent as bearer token; null or empty sends none.</param>
    /// <param name="model">What the provider calls the model.</param>
    /// <param name="time">Reads a Retry-After that is a date.</param>
    public OpenAIChatClient(Uri baseUrl, string? apiKey, string model, TimeProvider time)
    {
        var endpoint = BaseUrl.Complete(baseUrl);
        var options = new OpenAIClientOptions
        {
            Endpoint = endpoint,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        options.AddPolicy(new EventStreamPolicy(), PipelinePosition.PerCall);
#pragma warning disable OPENAI001 // Experimental, yet the package's only way to send no key.
        _chat = string.IsNullOrEmpty(apiKey)
            ? new ChatClient(model, new NoAuthenticationPolicy(), options)
            : new ChatClient(model, new ApiKeyCredential(apiKey), options);
#pragma warning restore OPENAI001
        _knowsMaxTokensOnly = !endpoint.Host.EndsWith("openai.com", StringComparison.OrdinalIgnoreCase);
        _failures = new FailureReader(apiKey, time);
        _metadata = new ChatClientMetadata("openai", endpoint, model);
    }

    /// <inheritdoc />
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc />
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var prompt = Protocol.Messages(messages);
        await using var updates = _chat.CompleteChatStreamingAsync(prompt, Protocol.Options(options, _knowsMaxTokensOnly), cancellationToken).GetAsyncEnumerator(cancellationToken);
        var hasText = false;
        ChatFinishReason? finishReason = null;
        UsageDetails? usage = null;
        while (await NextAsync())
        {
            var update = updates.Current;
            if (Protocol.ErrorIn(update) is { } error) throw _failures.InMidStream(error);
            finishReason = Protocol.FinishReasonOf(update) ?? finishReason;
            usage = Protocol.UsageOf(update) ?? usage;
            if (Protocol.TextOf(update) is not { Length: > 0 } text) continue;
            hasText = true;
            yield return new ChatResponseUpdate(ChatRole.Assistant, text) { ResponseId = update.CompletionId, MessageId = update.CompletionId };
        }

        // The usage comes first: an answer without text may have been paid for.
        if (usage is not null || finishReason is not null)
            yield return new ChatResponseUpdate(ChatRole.Assistant, usage is null ? [] : [new UsageContent(usage)]) { FinishReason = finishReason };
        if (!hasText) throw new AnswerFailure(AnswerFailureKind.Empty, $"finish reason: {finishReason?.Value ?? "none"}");
        if (finishReason is null) throw new AnswerFailure(AnswerFailureKind.ConnectionLost, "the stream ended without a finish reason");

        async Task<bool> NextAsync()
        {
            try
            {
                return await updates.MoveNextAsync();
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
            catch (Exception exception) when (exception is not AnswerFailure)
            {
                // The edge to the network: whatever comes out of the SDK here was caused by what the provider did.
                throw _failures.Read(exception);
            }
        }
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <summary>Nothing to release: connections are shared.</summary>
    public void Dispose()
    {
    }
}
