using System.Globalization;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Routing;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>A routed answer: the question, the answer with its price and its name, why this model, and what the person thinks of it.</summary>
public sealed partial class AutoView
{
    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public AutoSession Session { get; set; } = null!;

    /// <summary>What is on the page.</summary>
    [Parameter, EditorRequired]
    public RoutedAnswer Answer { get; set; } = null!;

    /// <summary>Another model's answer is asked for.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnShowAnother { get; set; }

    private string? RecordedLabel => Answer.QuestionId is null ? null : Session.SampleLabel;

    private string Pressed(bool isUp) => Answer.Thumb == isUp ? "true" : "false";

    private static string Price(PriceTag tag) => string.Format(
        CultureInfo.CurrentCulture, tag.IsExpected ? ArenaText.PriceExpected : ArenaText.PriceExact, Money.Format(tag.Amount.Usd), Money.FormatPerThousand(tag.PerThousandUsd));

    private string? Failure(AnswerProgress progress) => progress.State switch
    {
        AnswerState.Failed => progress.Failure is { } failure ? FailureSentence.Of(failure.Kind) : Answer.FailureMessage,
        AnswerState.Interrupted => FailureText.Interrupted,
        _ => null,
    };

    private static string State(AnswerProgress progress) => progress switch
    {
        { State: AnswerState.Streaming, Text.Length: 0 } => ArenaText.Thinking,
        { State: AnswerState.Streaming } => ArenaText.Writing,
        { State: AnswerState.Complete } => ArenaText.Complete,
        { State: AnswerState.Stopped } => ArenaText.Stopped,
        _ => ArenaText.Failed,
    };
}
