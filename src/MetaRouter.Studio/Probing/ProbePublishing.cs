using MetaRouter.Core.Quality;
using MetaRouter.Studio.Catalogue;

namespace MetaRouter.Studio.Probing;

/// <summary>Makes measurements count, or count no longer: the live pool is built anew from them.</summary>
public sealed partial class ProbePublishing(PoolCatalogue catalogue, ILogger<ProbePublishing> logger)
{
    /// <summary>Fewest grades that count as a measurement.</summary>
    public const int FewestGrades = RidgeQualityPredictor.FewestGrades;

    /// <summary>Publishes the pool; what cannot be done now is done within seconds by whoever follows the catalogue.</summary>
    public async Task PublishAsync()
    {
        try
        {
            await catalogue.RefreshAsync(CancellationToken.None);
        }
        catch (Exception error)
        {
            LogNotPublished(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What was measured could not be published yet")]
    private partial void LogNotPublished(Exception error);
}
