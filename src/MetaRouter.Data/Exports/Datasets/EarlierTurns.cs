using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>
/// What conversations held before a turn, as the candidates saw it: judged comparisons (the preferred answer goes on, A on a tie) and routed answers; of several
/// at one place the latest. What was never judged or was taken back is not among it.
/// </summary>
internal sealed class EarlierTurns
{
    private readonly ILookup<Guid, EarlierTurn> _turns;

    private EarlierTurns(ILookup<Guid, EarlierTurn> turns) => _turns = turns;

    /// <summary>Reads the conversations of those comparisons that have something before them.</summary>
    public static async Task<EarlierTurns> ReadAsync(StudioContext context, IEnumerable<Comparison> rows, CancellationToken cancellationToken)
    {
        var conversations = rows.Where(row => row.TurnIndex > 0).Select(row => row.ConversationId).Distinct().ToList();
        if (conversations.Count == 0) return new(Enumerable.Empty<EarlierTurn>().ToLookup(_ => Guid.Empty));
        var compared = await context.Comparisons
            .Where(row => conversations.Contains(row.ConversationId) && row.State == ComparisonState.Voted).ToListAsync(cancellationToken);
        var routed = await context.RoutedAnswers
            .Where(row => conversations.Contains(row.ConversationId) && row.State != AnswerState.Streaming && row.Text != "")
            .Select(row => new { row.ConversationId, row.TurnIndex, row.CreatedAt, row.Query, row.Text }).ToListAsync(cancellationToken);
        return new(compared.Select(row => (row.ConversationId, Turn: Of(row)))
            .Concat(routed.Select(row => (row.ConversationId, Turn: new EarlierTurn(row.TurnIndex, row.CreatedAt, row.Query, row.Text, null, row.Text))))
            .ToLookup(entry => entry.ConversationId, entry => entry.Turn));
    }

    /// <summary>Those before a comparison, oldest first.</summary>
    public IReadOnlyList<EarlierTurn> Before(Comparison row) =>
    [
        .. _turns[row.ConversationId].Where(turn => turn.TurnIndex < row.TurnIndex && turn.At < row.CreatedAt)
            .GroupBy(turn => turn.TurnIndex).OrderBy(group => group.Key).Select(group => group.MaxBy(turn => turn.At)!),
    ];

    private static EarlierTurn Of(Comparison row) => new(
        row.TurnIndex, row.CreatedAt, row.Query, row.Left.Text, row.Right.Text,
        row.Choice?.ToOutcome() switch
        {
            ComparisonOutcome.LeftBetter or ComparisonOutcome.Tie => row.Left.Text,
            ComparisonOutcome.RightBetter => row.Right.Text,
            _ => null,
        });
}
