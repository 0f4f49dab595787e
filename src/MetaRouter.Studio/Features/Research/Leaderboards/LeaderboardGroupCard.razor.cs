using MetaRouter.Core.Leaderboards;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Leaderboards;

/// <summary>Candidates that comparisons connect: drawn with their intervals, and the same numbers as a table.</summary>
public sealed partial class LeaderboardGroupCard
{
    private ComputedLeaderboard? _drawn;
    private IntervalPlotModel _plot = null!;

    /// <summary>The leaderboard.</summary>
    [Parameter, EditorRequired]
    public ComputedLeaderboard Shown { get; set; } = null!;

    /// <summary>Number of the group.</summary>
    [Parameter, EditorRequired]
    public int Group { get; set; }

    private string Label
    {
        get
        {
            var entries = Shown.Board.Groups[Group].Entries;
            return LeaderboardWords.Format(
                LeaderboardText.PlotDescription, entries.Length, LeaderboardWords.Spoken(Shown, entries[0]), LeaderboardWords.Spoken(Shown, entries[^1]));
        }
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_drawn, Shown)) return;
        _drawn = Shown;
        _plot = new IntervalPlotModel([.. Shown.Board.Groups[Group].Entries.Select(Row)]);
    }

    private IntervalRow Row(LeaderboardEntry entry) => new(
        Shown.Candidates[entry.Candidate].Name, entry.Strength.Value, entry.Strength.Lower, entry.Strength.Upper, LeaderboardWords.Spoken(Shown, entry));

    private string? IdOf(int candidate) => Shown.Candidates[candidate] is { } known && known.Id != known.Name ? known.Id : null;
}
