using MetaRouter.Data.Research;

namespace MetaRouter.Studio.Features.Research.Leaderboards;

/// <summary>Candidates by strength.</summary>
public static class LeaderboardFeature
{
    /// <summary>Registers the page's session, one per circuit, and the leaderboards that all pages share.</summary>
    public static IServiceCollection AddLeaderboards(this IServiceCollection services) => services
        .AddSingleton<LeaderboardVotes>()
        .AddSingleton<ComputedLeaderboards>()
        .AddScoped<LeaderboardSession>();
}
