using MetaRouter.Core.Candidates;
using MetaRouter.Data.Comparisons;
using MetaRouter.Studio.Comparing;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>What one pane shows at a moment.</summary>
/// <param name="Side">A or B.</param>
/// <param name="Text">The answer so far; empty while it is held back.</param>
/// <param name="State">How far the answer is.</param>
/// <param name="Failure">What to read in place of an answer that failed.</param>
/// <param name="Tag">The price; null when prices are hidden.</param>
/// <param name="IsHeldBack">Whether the text waits for the other pane.</param>
public sealed record Pane(Side Side, string Text, AnswerState State, string? Failure, PriceTag? Tag, bool IsHeldBack)
{
    /// <summary>Whether text is still arriving, or held back.</summary>
    public bool IsWaiting => State == AnswerState.Streaming || IsHeldBack;

    /// <summary>The panes of a comparison: of its run while it is under way, else as stored.</summary>
    public static (Pane Left, Pane Right) Of(Comparison comparison, ComparisonRun? run, bool together)
    {
        var (left, right) = run is null ? (AnswerProgress.Of(comparison.Left), AnswerProgress.Of(comparison.Right)) : (run.Left.Progress, run.Right.Progress);
        // Nothing writes it any more, and it is not whole: the process that did is gone.
        if (run is null) (left, right) = (Interrupted(left), Interrupted(right));
        var hold = together && comparison.Choice is null && !(left.IsFinished && right.IsFinished);
        return (New(comparison, comparison.Left, left, hold), New(comparison, comparison.Right, right, hold));
    }

    private static AnswerProgress Interrupted(AnswerProgress progress) => progress.IsFinished ? progress : progress with { State = AnswerState.Interrupted };

    // What is held back shows nothing of how far it is: speed would give it away.
    private static Pane New(Comparison comparison, ComparisonAnswer stored, AnswerProgress progress, bool hold) => hold ? new(
        stored.Side, "", AnswerState.Streaming, null, comparison.PricesShown ? new PriceTag(stored.ExpectedCost, true) : null, true) : new(
        stored.Side, progress.Text, progress.State,
        progress.State switch
        {
            AnswerState.Failed => progress.Failure is { } failure ? FailureSentence.Of(failure.Kind) : stored.FailureMessage,
            AnswerState.Interrupted => FailureText.Interrupted,
            _ => null,
        },
        comparison.PricesShown || comparison.Choice is not null ? progress.Tag : null, false);
}
