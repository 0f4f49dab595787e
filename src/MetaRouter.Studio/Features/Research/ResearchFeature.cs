using MetaRouter.Studio.Features.Research.Leaderboards;

namespace MetaRouter.Studio.Features.Research;

/// <summary>What researchers do: overview, explorer, exports and imports, leaderboard, simulator, comparison of policies.</summary>
public static class ResearchFeature
{
    /// <summary>Registers the pages' sessions, one per circuit, and what they share.</summary>
    public static IServiceCollection AddResearch(this IServiceCollection services) => services
        .AddLeaderboards();

    /// <summary>Maps downloads.</summary>
    public static void MapResearch(this WebApplication app)
    {
    }
}
