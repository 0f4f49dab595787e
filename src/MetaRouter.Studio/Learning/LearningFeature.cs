using MetaRouter.Data.Rewards;

namespace MetaRouter.Studio.Learning;

/// <summary>Learning online, from everybody's feedback.</summary>
public static class LearningFeature
{
    /// <summary>Registers the parts.</summary>
    public static IServiceCollection AddLearning(this IServiceCollection services)
    {
        services.AddSingleton<QualityLearner>();
        services.AddHostedService<RewardFollower>();
        return services;
    }
}

/// <summary>Learns what was learned before when the program starts, and then follows what is appended to the reward log, and once a minute what calls have cost.</summary>
internal sealed partial class RewardFollower(QualityLearner learner, RewardLog log, TimeProvider time, ILogger<RewardFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await learner.CatchUpAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await log.WaitForMoreAsync(learner.Sequence, Patience, stoppingToken);
                await learner.CatchUpAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The edge to the database: it may be back in a moment.
                LogFailed(error);
                await Task.Delay(TimeSpan.FromSeconds(5), time, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The reward log could not be followed")]
    private partial void LogFailed(Exception error);
}
