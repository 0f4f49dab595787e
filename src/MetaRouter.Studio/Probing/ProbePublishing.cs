using MetaRouter.Core.Quality;

namespace MetaRouter.Studio.Probing;

/// <summary>Makes measurements count, or count no longer: the live pool is built anew from them.</summary>
public sealed partial class ProbePublishing(ILogger<ProbePublishing> logger)
{
    /// <summary>Fewest grades that count as a measurement.</summary>
    public const int FewestGrades = RidgeQualityPredictor.FewestGrades;

    /// <summary>Publishes the pool; what cannot be done now is done by whoever looks next.</summary>
    public Task PublishAsync()
    {
        LogPublished();
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The measurements of live candidates have changed")]
    private partial void LogPublished();
}
