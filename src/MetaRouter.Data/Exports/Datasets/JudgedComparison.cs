using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Comparisons;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>A judged comparison on its way out.</summary>
/// <param name="Row">The comparison.</param>
/// <param name="ConsentVersion">The consent text that its person has agreed to, if any.</param>
/// <param name="HasConsented">Whether that is the one in force.</param>
/// <param name="Earlier">The turns of the conversation before it, oldest first.</param>
internal sealed record JudgedComparison(Comparison Row, int? ConsentVersion, bool HasConsented, IReadOnlyList<EarlierTurn> Earlier)
{
    public Choice Choice => Row.Choice!.Value;

    /// <summary>The language as it was told when the question was asked, or is now.</summary>
    public string? Language => Row.Language ?? QueryLanguage.Of(Row.Query);

    public bool IsCode => FencedCode.IsIn(Row.Query) || FencedCode.IsIn(Row.Left.Text) || FencedCode.IsIn(Row.Right.Text);

    /// <summary>Every text that would leave with it.</summary>
    public IEnumerable<string?> Texts => new[] { Row.Query, Row.Left.Text, Row.Right.Text, Row.Comment }.Concat(Earlier.SelectMany(turn => turn.Texts));
}

/// <summary>A turn of a conversation that went before.</summary>
/// <param name="TurnIndex">Its place, from 0.</param>
/// <param name="At">When it began.</param>
/// <param name="Query">What was asked.</param>
/// <param name="AnswerA">Answer A, or the router's.</param>
/// <param name="AnswerB">Answer B; null when the router answered.</param>
/// <param name="Preferred">The answer that the conversation went on from; null when both were bad.</param>
internal sealed record EarlierTurn(int TurnIndex, DateTimeOffset At, string Query, string AnswerA, string? AnswerB, string? Preferred)
{
    public IEnumerable<string?> Texts => [Query, AnswerA, AnswerB];
}
