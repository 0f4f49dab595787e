using MetaRouter.Data.PolicyVersions;

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
internal sealed partial class PolicyFollower(PoliciesInUse policies, TimeProvider time, ILogger<PolicyFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await policies.RegisterAsync(cancellationToken);
        await policies.ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await policies.ReadAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The edge to the database: it may be back in a moment.
                LogFailed(error);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The policy versions could not be read")]
    private partial void LogFailed(Exception error);
}
