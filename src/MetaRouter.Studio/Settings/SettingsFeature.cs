using MetaRouter.Data.Auditing;
using MetaRouter.Data.Settings;
using MetaRouter.Studio.Lifetime;

namespace MetaRouter.Studio.Settings;

/// <summary>Settings that change while the program runs.</summary>
public static class SettingsFeature
{
    /// <summary>Registers the parts.</summary>
    public static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddSingleton<SettingsStore>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<SettingsInUse>();
        services.AddHostedService<SettingsFollower>();
        return services;
    }
}

/// <summary>Reads the settings before the first request, and every few seconds what other processes have changed.</summary>
internal sealed class SettingsFollower(SettingsInUse settings, TimeProvider time, ILogger<SettingsFollower> logger)
    : PeriodicWork(TimeSpan.FromSeconds(5), "The settings could not be read", time, logger)
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await settings.ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task WorkAsync(CancellationToken cancellationToken) => settings.ReadAsync(cancellationToken);
}
