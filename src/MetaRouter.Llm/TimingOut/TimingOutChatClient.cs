using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace MetaRouter.Llm.TimingOut;

/// <summary>
/// Gives up on an answer that takes too long, with <see cref="AnswerFailureKind.TimedOut"/>. The inner call is cancelled. Time the caller
/// spends on a piece counts towards the total only.
/// </summary>
public sealed class TimingOutChatClient(IChatClient inner, AnswerTimeouts timeouts, TimeProvider time) : DelegatingChatClient(inner)
{
    /// <inheritdoc />
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var total = new CancellationTokenSource(timeouts.Total, time);
        using var silence = new CancellationTokenSource(timeouts.FirstToken, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, total.Token, silence.Token);
        await using var updates = base.GetStreamingResponseAsync(messages, options, linked.Token).GetAsyncEnumerator(linked.Token);
        var hasText = false;
        while (await NextAsync())
        {
            hasText |= updates.Current.Text.Length > 0;
            if (hasText) silence.CancelAfter(Timeout.InfiniteTimeSpan);
            yield return updates.Current;
            if (hasText) silence.CancelAfter(timeouts.BetweenTokens);
        }

        async Task<bool> NextAsync()
        {
            try
            {
                return await updates.MoveNextAsync();
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && linked.IsCancellationRequested)
            {
                var limit = total.IsCancellationRequested ? $"the whole answer took longer than {timeouts.Total:c}"
                    : hasText ? $"nothing more came for {timeouts.BetweenTokens:c}"
                    : $"nothing came for {timeouts.FirstToken:c}";
                throw new AnswerFailure(AnswerFailureKind.TimedOut, limit);
            }
        }
    }
}
