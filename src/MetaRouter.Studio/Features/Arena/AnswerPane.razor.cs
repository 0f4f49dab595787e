using System.Globalization;
using MetaRouter.Data.Comparisons;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>One answer with its price tag, and after the vote with its name.</summary>
public sealed partial class AnswerPane
{
    /// <summary>What to show.</summary>
    [Parameter, EditorRequired]
    public Pane Pane { get; set; } = null!;

    /// <summary>Who answered; given only after the vote.</summary>
    [Parameter]
    public ComparisonAnswer? Answer { get; set; }

    /// <summary>Whether the person preferred it.</summary>
    [Parameter]
    public bool IsChosen { get; set; }

    private string Letter => Pane.Side == Side.Left ? "A" : "B";

    private string Label => Pane.Side == Side.Left ? ArenaText.AnswerA : ArenaText.AnswerB;

    private string Price => Pane.Tag is { } tag
        ? string.Format(CultureInfo.CurrentCulture, tag.IsExpected ? ArenaText.PriceExpected : ArenaText.PriceExact,
            Money.Format(tag.Amount.Usd), Money.FormatPerThousand(tag.PerThousandUsd))
        : ArenaText.PriceHidden;

    private string State => Pane switch
    {
        { IsWaiting: true, Text.Length: 0 } => ArenaText.Thinking,
        { IsWaiting: true } => ArenaText.Writing,
        { State: AnswerState.Complete } => ArenaText.Complete,
        { State: AnswerState.Stopped } => ArenaText.Stopped,
        _ => ArenaText.Failed,
    };
}
