using System.Runtime.CompilerServices;
using System.Text;
using MetaRouter.Core.Budgets;
using Microsoft.Extensions.AI;

namespace MetaRouter.Llm.Metering;

/// <summary>
/// Makes no call without money held back for it, and sees to it that each is settled or released, however it ends: complete, failed, cancelled, or left by its
/// reader. Belongs inside whatever calls again, so that each attempt is a charge of its own.
/// </summary>
public sealed class MeteringChatClient : DelegatingChatClient
{
    private readonly CallMeter _meter;

    /// <summary>Wraps a client for one answer.</summary>
    internal MeteringChatClient(IChatClient inner, CallMeter meter)
        : base(inner) => _meter = meter;

    /// <inheritdoc />
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var conversation = messages.ToList();
        var reservation = await _meter.SendAsync(conversation, cancellationToken);
        var text = new StringBuilder();
        UsageDetails? usage = null;
        AnswerFailure? failure = null;
        try
        {
            await using var updates = base.GetStreamingResponseAsync(conversation, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await NextAsync(updates))
            {
                foreach (var content in updates.Current.Contents.OfType<UsageContent>()) usage = content.Details;
                text.Append(updates.Current.Text);
                yield return updates.Current;
            }
        }
        finally
        {
            // What a provider can have charged for: it was not turned away, or it has spoken.
            if (failure is { MayBeCharged: false } && text.Length == 0 && usage is null) await _meter.ReleaseAsync(reservation);
            else await _meter.SettleAsync(reservation, Count(usage, conversation, text));
        }

        async Task<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates)
        {
            try
            {
                return await updates.MoveNextAsync();
            }
            catch (AnswerFailure caught)
            {
                failure = caught;
                throw;
            }
        }
    }

    private static TokenUsage Count(UsageDetails? usage, List<ChatMessage> conversation, StringBuilder text) => TokenUsage.Reported(
        usage?.InputTokenCount, usage?.OutputTokenCount, usage?.CachedInputTokenCount, usage?.ReasoningTokenCount,
        TokenEstimate.Of(conversation), TokenEstimate.Of(text.ToString()));
}
