using System.Text;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using Microsoft.Extensions.AI;

namespace MetaRouter.Llm.Metering;

/// <summary>
/// What a call can cost at most. We have no provider's tokenizer, yet none makes more tokens than there are bytes of UTF-8, plus a few around each message;
/// answers end at the bound that is asked for. Reasoning that a provider does not count in may go beyond.
/// </summary>
public static class CallBound
{
    private const int TokensAroundMessage = 16;

    /// <summary>The call of a candidate with these messages, and its upper bound.</summary>
    public static PlannedCall Of(CandidateModel candidate, IReadOnlyList<ChatMessage> messages) => new(
        candidate,
        candidate.Price.UpperBound(messages.Sum(message => (long)Encoding.UTF8.GetByteCount(message.Text) + TokensAroundMessage), candidate.MaxOutputTokens));
}
