using Microsoft.AspNetCore.Components;
using static MetaRouter.Studio.Features.Research.Overview.OverviewWords;

namespace MetaRouter.Studio.Features.Research.Overview;

/// <summary>Votes over time: bars, and the same numbers as a table.</summary>
public sealed partial class TimelineSection
{
    /// <summary>The bars.</summary>
    [Parameter, EditorRequired]
    public TimelineModel Timeline { get; set; } = null!;

    /// <summary>Asks for bars of a week (true) or a day.</summary>
    [Parameter, EditorRequired]
    public EventCallback<bool> OnShow { get; set; }

    private string Description
    {
        get
        {
            var (most, at) = Timeline.Counts.Select((count, bar) => (count, bar)).MaxBy(entry => entry.count);
            return Format(OverviewText.TimelineDescription, Timeline.Names[0], Timeline.Names[^1], Number(Timeline.Counts.Sum()), Timeline.Names[at], Number(most));
        }
    }

    private static object Words() => new { Point = OverviewText.TimelinePoint };

    private static string Pressed(bool isPressed) => isPressed ? "true" : "false";
}
