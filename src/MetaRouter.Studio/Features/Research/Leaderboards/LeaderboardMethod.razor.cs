using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Leaderboards;

/// <summary>How the numbers came about, and what they do not say.</summary>
public sealed partial class LeaderboardMethod
{
    /// <summary>The leaderboard.</summary>
    [Parameter, EditorRequired]
    public ComputedLeaderboard Shown { get; set; } = null!;
}
