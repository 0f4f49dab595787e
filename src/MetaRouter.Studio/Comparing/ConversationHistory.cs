using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Routing;
using Microsoft.Extensions.AI;

namespace MetaRouter.Studio.Comparing;

/// <summary>A turn that a conversation goes on from.</summary>
/// <param name="Id">The comparison or routed answer.</param>
/// <param name="TurnIndex">Its place in the conversation, from 0.</param>
/// <param name="Query">What was asked.</param>
/// <param name="CandidateId">Who wrote the answer; null when both were bad.</param>
/// <param name="CandidateName">Their name then.</param>
/// <param name="Answer">The answer that was preferred; null when both were bad.</param>
/// <param name="At">When it began, UTC.</param>
public sealed record ConversationTurn(Guid Id, int TurnIndex, string Query, string? CandidateId, string? CandidateName, string? Answer, DateTimeOffset At)
{
    internal static ConversationTurn Of(Comparison turn)
    {
        var preferred = turn.Choice?.ToOutcome() switch
        {
            ComparisonOutcome.LeftBetter or ComparisonOutcome.Tie => turn.Left,
            ComparisonOutcome.RightBetter => turn.Right,
            _ => null,
        };
        return new(turn.Id, turn.TurnIndex, turn.Query, preferred?.CandidateId, preferred?.CandidateName, preferred?.Text, turn.CreatedAt);
    }

    internal static ConversationTurn Of(RoutedAnswer turn) =>
        new(turn.Id, turn.TurnIndex, turn.Query, turn.CandidateId, turn.CandidateName, turn.Text, turn.CreatedAt);
}

/// <summary>
/// What a conversation holds before a turn: each earlier question with its routed answer, or the answer that was preferred (A on a tie). A comparison that was
/// never judged or was taken back is left out, and so is an answer without text: the candidates should not build on it.
/// </summary>
public sealed class ConversationHistory(ComparisonStore comparisons, RoutingJournal journal)
{
    /// <summary>The turns before <paramref name="turnIndex"/>, oldest first; null if there is no such conversation of this person.</summary>
    public async Task<IReadOnlyList<ConversationTurn>?> TurnsAsync(
        Guid personId, Guid conversationId, int turnIndex, CancellationToken cancellationToken)
    {
        var compared = await comparisons.TurnsAsync(personId, conversationId, cancellationToken);
        var routed = await journal.TurnsAsync(personId, conversationId, cancellationToken);
        if (compared.Count + routed.Count == 0) return null;
        return [.. compared.Where(turn => turn.State == ComparisonState.Voted).Select(ConversationTurn.Of)
            .Concat(routed.Where(turn => turn.State != AnswerState.Streaming && turn.Text.Length > 0).Select(ConversationTurn.Of))
            .Where(turn => turn.TurnIndex < turnIndex)
            .GroupBy(turn => turn.TurnIndex)
            .OrderBy(group => group.Key)
            .Select(group => group.MaxBy(turn => turn.At)!)];
    }

    /// <summary>Turns as messages for a provider.</summary>
    public static IReadOnlyList<ChatMessage> ToMessages(IEnumerable<ConversationTurn> turns) =>
    [
        .. turns.Where(turn => turn.Answer is not null)
            .SelectMany(turn => new[] { new ChatMessage(ChatRole.User, turn.Query), new ChatMessage(ChatRole.Assistant, turn.Answer) }),
    ];
}
