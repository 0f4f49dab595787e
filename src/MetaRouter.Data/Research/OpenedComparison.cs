using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;

namespace MetaRouter.Data.Research;

/// <summary>A judged comparison with everything that researchers may see of it.</summary>
/// <param name="Comparison">The comparison, without the identities of person, conversation, profile and itself: they are empty.</param>
/// <param name="Judge">The pseudonym of who judged.</param>
/// <param name="Consented">Whether they have agreed to the consent text in force.</param>
/// <param name="Before">What was said in the conversation before, oldest first.</param>
public sealed record OpenedComparison(Comparison Comparison, string Judge, bool Consented, IReadOnlyList<EarlierTurn> Before);

/// <summary>An earlier turn of a conversation.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="CandidateName">Whose answer it went on from; null when both were bad.</param>
/// <param name="Answer">That answer, Markdown; null when both were bad.</param>
public sealed record EarlierTurn(string Query, string? CandidateName, string? Answer)
{
    /// <summary>A judged turn: the conversation went on from the answer that was preferred, A on a tie.</summary>
    internal static EarlierTurn Of(Comparison turn) => turn.Choice?.ToOutcome() switch
    {
        ComparisonOutcome.LeftBetter or ComparisonOutcome.Tie => new EarlierTurn(turn.Query, turn.Left.CandidateName, turn.Left.Text),
        ComparisonOutcome.RightBetter => new EarlierTurn(turn.Query, turn.Right.CandidateName, turn.Right.Text),
        _ => new EarlierTurn(turn.Query, null, null),
    };
}
