using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;

namespace MetaRouter.Llm.Retrying;

/// <summary>
/// Calls again when a call failed in passing (<see cref="AnswerFailure.IsTransient"/>) before any text came; what has been shown is never
/// taken back. Waits as long as the provider asks, unless that is longer than anybody would.
/// </summary>
public sealed class RetryingChatClient : DelegatingChatClient
{
    /// <summary>Further calls after the first.</summary>
    private const int Retries = 1;

    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly ResiliencePipeline<Opening> _pipeline;

    /// <summary>Wraps a client.</summary>
    public RetryingChatClient(IChatClient inner, TimeProvider time)
        : base(inner)
    {
        var retry = new RetryStrategyOptions<Opening>
        {
            MaxRetryAttempts = Retries,
            ShouldHandle = new PredicateBuilder<Opening>().Handle<AnswerFailure>(
                failure => failure.IsTransient && (failure.RetryAfter ?? TimeSpan.Zero) <= LongestWait),
            DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>((arguments.Outcome.Exception as AnswerFailure)?.RetryAfter ?? UsualWait),
        };
        _pipeline = new ResiliencePipelineBuilder<Opening> { TimeProvider = time }.AddRetry(retry).Build();
    }

    /// <inheritdoc />
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var conversation = messages.ToList();
        var opening = await _pipeline.ExecuteAsync(
            async token => await OpenAsync(base.GetStreamingResponseAsync(conversation, options, cancellationToken), token), cancellationToken);
        await using var rest = opening.Rest;
        foreach (var update in opening.Updates) yield return update;
        while (await rest.MoveNextAsync()) yield return rest.Current;
    }

    /// <summary>Reads up to and including the first text, or the usage of an answer without any: it has been paid for.</summary>
    private static async Task<Opening> OpenAsync(IAsyncEnumerable<ChatResponseUpdate> answer, CancellationToken cancellationToken)
    {
        var updates = new List<ChatResponseUpdate>();
        var enumerator = answer.GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await enumerator.MoveNextAsync())
            {
                updates.Add(enumerator.Current);
                if (enumerator.Current.Contents.Any(content => content is TextContent { Text.Length: > 0 } or UsageContent)) break;
            }
            return new Opening(updates, enumerator);
        }
        catch
        {
            await enumerator.DisposeAsync();
            throw;
        }
    }

    /// <param name="Updates">What came until then.</param>
    /// <param name="Rest">The stream after it.</param>
    private sealed record Opening(IReadOnlyList<ChatResponseUpdate> Updates, IAsyncEnumerator<ChatResponseUpdate> Rest);
}
