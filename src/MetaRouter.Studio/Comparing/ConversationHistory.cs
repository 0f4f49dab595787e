using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using Microsoft.Extensions.AI;

namespace MetaRouter.Studio.Comparing;

/// <summary>
/// What a conversation holds before a turn: each earlier question with the answer that was preferred (A on a tie). A turn whose answers were
/// both bad, that was never judged or was taken back, is left out: the candidates should not build on it.
/// </summary>
public sealed class ConversationHistory(ComparisonStore comparisons)
{
    /// <summary>The judged turns before <paramref name="turnIndex"/>, oldest first; null if there is no such conversation of this person.</summary>
    public async Task<IReadOnlyList<Comparison>?> TurnsAsync(
        Guid personId, Guid conversationId, int turnIndex, CancellationToken cancellationToken)
    {
        var all = await comparisons.TurnsAsync(personId, conversationId, cancellationToken);
        if (all.Count == 0) return null;
        return [.. all
            .Where(turn => turn.TurnIndex < turnIndex && turn.State == ComparisonState.Voted)
            .GroupBy(turn => turn.TurnIndex)
            .OrderBy(group => group.Key)
            .Select(group => group.MaxBy(turn => turn.Sequence)!)];
    }

    /// <summary>The same turns as messages for a provider.</summary>
    public async Task<IReadOnlyList<ChatMessage>?> MessagesAsync(
        Guid personId, Guid conversationId, int turnIndex, CancellationToken cancellationToken)
    {
        if (await TurnsAsync(personId, conversationId, turnIndex, cancellationToken) is not { } turns) return null;
        return [.. turns.Where(turn => Preferred(turn) is not null).SelectMany(turn => new[]
        {
            new ChatMessage(ChatRole.User, turn.Query),
            new ChatMessage(ChatRole.Assistant, Preferred(turn)!.Text),
        })];
    }

    /// <summary>The answer that the conversation goes on from; null when both were bad or nothing was chosen.</summary>
    public static ComparisonAnswer? Preferred(Comparison turn) => turn.Choice?.ToOutcome() switch
    {
        ComparisonOutcome.LeftBetter or ComparisonOutcome.Tie => turn.Left,
        ComparisonOutcome.RightBetter => turn.Right,
        _ => null,
    };
}
