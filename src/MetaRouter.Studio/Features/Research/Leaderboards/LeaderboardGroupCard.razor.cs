using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Leaderboards;

/// <summary>Candidates that comparisons connect: drawn with their intervals, and the same numbers as a table.</summary>
public sealed partial class LeaderboardGroupCard
{
    // Rows share the height, so that names do not run into each other.
    private const int RowsPerStep = 8;
    private const int MostSteps = 5;

    private static readonly object Texts = new { Strength = LeaderboardText.PlotAxis };
    private readonly object _words = Texts;
    private ComputedLeaderboard? _drawn;
    private LeaderboardPlotModel _plot = null!;

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

    private string HeightClass => string.Create(
        CultureInfo.InvariantCulture, $"strengths strengths-{Math.Min((Shown.Board.Groups[Group].Entries.Length - 1) / RowsPerStep + 1, MostSteps)}");

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_drawn, Shown)) return;
        _drawn = Shown;
        _plot = LeaderboardPlotModel.Of(Shown, Group);
    }

    private string? IdOf(int candidate) => Shown.Candidates[candidate] is { } known && known.Id != known.Name ? known.Id : null;
}
