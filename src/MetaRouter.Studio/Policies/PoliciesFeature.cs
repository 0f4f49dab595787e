using MetaRouter.Data.PolicyVersions;
using MetaRouter.Studio.Lifetime;

namespace MetaRouter.Studio.Policies;

/// <summary>Versions of the preference model: which one is in use, which ones decide beside it.</summary>
public static class PoliciesFeature
{
    /// <summary>Registers the parts.</summary>
    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        services.AddSingleton<PolicyStore>();
        services.AddSingleton<PolicyArtifact>();
        services.AddSingleton<PoliciesInUse>();
        services.AddSingleton<ShadowDeciding>();
        services.AddHostedService(provider => provider.GetRequiredService<ShadowDeciding>());
        services.AddHostedService<PolicyFollower>();
        return services;
    }
}

/// <summary>Puts the active version to use before the first request, and every few seconds what other processes have switched.</summary>
internal sealed class PolicyFollower(PoliciesInUse policies, TimeProvider time, ILogger<PolicyFollower> logger)
    : PeriodicWork(TimeSpan.FromSeconds(5), "The policy versions could not be read", time, logger)
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await policies.RegisterAsync(cancellationToken);
        await policies.ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task WorkAsync(CancellationToken cancellationToken) => policies.ReadAsync(cancellationToken);
}
