using MetaRouter.Data.Research;

namespace MetaRouter.Studio.Features.Research.PolicyComparison;

/// <summary>Policies compared on the log of routing decisions.</summary>
public static class PolicyComparisonFeature
{
    /// <summary>Registers the page's session, one per circuit, and what it reads.</summary>
    public static IServiceCollection AddPolicyComparison(this IServiceCollection services) => services
        .AddSingleton<PolicyLog>()
        .AddScoped<PolicyComparisonSession>();
}
