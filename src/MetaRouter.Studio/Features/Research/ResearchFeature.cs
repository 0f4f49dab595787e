using MetaRouter.Data.Research;
using MetaRouter.Studio.Features.Research.Explorer;
using MetaRouter.Studio.Features.Research.Exports;
using MetaRouter.Studio.Features.Research.Leaderboards;
using MetaRouter.Studio.Features.Research.Overview;
using MetaRouter.Studio.Features.Research.PolicyComparison;
using MetaRouter.Studio.Features.Research.Simulator;

namespace MetaRouter.Studio.Features.Research;

/// <summary>What researchers do: overview, explorer, exports and imports, leaderboard, simulator, comparison of policies.</summary>
public static class ResearchFeature
{
    /// <summary>Registers the pages' sessions, one per circuit, and what they share.</summary>
    public static IServiceCollection AddResearch(this IServiceCollection services)
    {
        services.AddSingleton<ComparisonStatistics>();
        services.AddSingleton<OverviewCache>();
        services.AddSingleton<ComparisonExplorer>();
        services.AddScoped<OverviewSession>();
        services.AddScoped<ExplorerSession>();
        services.AddScoped<OpenedSession>();
        return services.AddExports().AddLeaderboards().AddPolicyComparison().AddSimulator();
    }

    /// <summary>Maps downloads.</summary>
    public static void MapResearch(this WebApplication app) => ExportEndpoints.Map(app);
}
