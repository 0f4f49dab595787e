using MetaRouter.Core.Comparisons;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>The six ways to judge two answers.</summary>
public sealed partial class VoteBar
{
    private static readonly VoteButton[] Buttons =
    [
        new(Choice.AMuchBetter, "1", ArenaText.AMuchBetter, "side-a strong"),
        new(Choice.ABetter, "2", ArenaText.ABetter, "side-a"),
        new(Choice.Tie, "3", ArenaText.Tie, ""),
        new(Choice.BBetter, "4", ArenaText.BBetter, "side-b"),
        new(Choice.BMuchBetter, "5", ArenaText.BMuchBetter, "side-b strong"),
        new(Choice.BothBad, "0", ArenaText.BothBad, "neither"),
    ];

    private bool _voting;

    /// <summary>Whether the answers may be judged yet.</summary>
    [Parameter, EditorRequired]
    public bool IsEnabled { get; set; }

    /// <summary>Whether keys vote, and are shown.</summary>
    [Parameter, EditorRequired]
    public bool HasKeys { get; set; }

    /// <summary>Called with the choice; further clicks wait until it is done.</summary>
    [Parameter, EditorRequired]
    public EventCallback<Choice> OnVote { get; set; }

    /// <summary>The choice behind a key, or null.</summary>
    public static Choice? ChoiceOf(string key) => Array.Find(Buttons, button => button.Key == key)?.Choice;

    private async Task VoteAsync(Choice choice)
    {
        if (_voting) return;
        _voting = true;
        try
        {
            await OnVote.InvokeAsync(choice);
        }
        finally
        {
            _voting = false;
        }
    }

    private sealed record VoteButton(Choice Choice, string Key, string Label, string Style);
}
