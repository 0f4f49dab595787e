using MetaRouter.Data.Auditing;
using MetaRouter.Data.Settings;

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
internal sealed partial class SettingsFollower(SettingsInUse settings, TimeProvider time, ILogger<SettingsFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await settings.ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await settings.ReadAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The edge to the database: it may be back in a moment.
                LogFailed(error);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The settings could not be read")]
    private partial void LogFailed(Exception error);
}
