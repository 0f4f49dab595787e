namespace MetaRouter.Studio.Features.Research.Leaderboards;

/// <summary>A group of a leaderboard, drawn: strengths with their intervals, the strongest on top.</summary>
public sealed record LeaderboardPlotModel
{
    private static long _models;

    /// <summary>Grows with every model made; the plot's element carries it as <c>data-plotted</c> once it is drawn.</summary>
    public long Revision { get; } = Interlocked.Increment(ref _models);

    /// <summary>The strongest first.</summary>
    public required IReadOnlyList<PlottedCandidate> Candidates { get; init; }

    /// <summary>The plot of a group.</summary>
    /// <param name="shown">The leaderboard.</param>
    /// <param name="group">Number of the group.</param>
    public static LeaderboardPlotModel Of(ComputedLeaderboard shown, int group) => new()
    {
        Candidates =
        [
            .. shown.Board.Groups[group].Entries.Select(entry => new PlottedCandidate(
                shown.Candidates[entry.Candidate].Name, entry.Strength.Value, entry.Strength.Lower, entry.Strength.Upper, LeaderboardWords.Spoken(shown, entry))),
        ],
    };
}

/// <summary>One row of the plot.</summary>
/// <param name="Name">What the candidate is called.</param>
/// <param name="Strength">Points on the Elo scale.</param>
/// <param name="Lower">Lower bound.</param>
/// <param name="Upper">Upper bound.</param>
/// <param name="Text">The row in words.</param>
public sealed record PlottedCandidate(string Name, double Strength, double Lower, double Upper, string Text);
