namespace MetaRouter.Studio.Catalogue;

/// <summary>
/// Reads the catalogue before the first request, and then every few seconds what other processes have changed or measured, and exactly when a price begins to hold.
/// </summary>
internal sealed partial class CatalogueFollower(PoolCatalogue catalogue, KeyRenewal renewal, TimeProvider time, ILogger<CatalogueFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AtLeast = TimeSpan.FromMilliseconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await renewal.RenewAsync(cancellationToken);
        await catalogue.RefreshAsync(cancellationToken);
        foreach (var provider in catalogue.Current.Providers)
            if (provider.Problem is { } problem) LogBroken(provider.Id, problem);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var untilPrice = catalogue.Current.NextPriceAt - time.GetUtcNow();
            await Task.Delay(untilPrice < Interval ? (untilPrice > AtLeast ? untilPrice.Value : AtLeast) : Interval, time, stoppingToken);
            try
            {
                await catalogue.RefreshAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The edge to the database: it may be back in a moment.
                LogFailed(error);
                await Task.Delay(Interval, time, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The catalogue of providers and candidates could not be read")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The provider {ProviderId} cannot be called ({Problem}), so its candidates do not answer; see the Providers page")]
    private partial void LogBroken(string providerId, ProviderProblem problem);
}
