using System.Globalization;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Spending;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>Why a question was not asked, and what to do.</summary>
public sealed partial class Refusal
{
    /// <summary>The refused question.</summary>
    [Parameter, EditorRequired]
    public AskResult Result { get; set; } = null!;

    /// <summary>Asks a sample question instead.</summary>
    [Parameter, EditorRequired]
    public Func<string, Task> OnSample { get; set; } = null!;

    private string Sentence => Result.Refusal switch
    {
        AskRefusalReason.Empty => ArenaText.RefusedEmpty,
        AskRefusalReason.TooLong => string.Format(CultureInfo.CurrentCulture, ArenaText.RefusedTooLong, QuestionPreparation.MaxQueryLength),
        AskRefusalReason.OnlyRecorded => Result.Nearest.Count > 0 ? ArenaText.RefusedOnlyRecorded : ArenaText.RefusedNoneLeft,
        AskRefusalReason.NoPair => ArenaText.RefusedNoPair,
        AskRefusalReason.ContextFull => ArenaText.RefusedContextFull,
        AskRefusalReason.TooManyRuns => ArenaText.RefusedTooManyRuns,
        AskRefusalReason.BudgetExhausted => BudgetSentence.Of(Result.Budget!),
        _ => ArenaText.RefusedNotFound,
    };
}
