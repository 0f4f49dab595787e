using MetaRouter.Data.Routing;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Configuration;
using Microsoft.Extensions.Options;

namespace MetaRouter.Studio.Routing;

/// <summary>Choosing who answers, answering, and what people think of it.</summary>
public static class RoutingFeature
{
    /// <summary>Registers the parts.</summary>
    public static IServiceCollection AddRouting(this IServiceCollection services, StudioOptions options)
    {
        services.AddSingleton(Options.Create(options.Auto));
        services.AddSingleton<DecisionPreparation>();
        services.AddSingleton<Runs<RoutedRun>>();
        services.AddSingleton<RoutedRunner>();
        services.AddSingleton<QuestionRouting>();
        services.AddSingleton<RoutedRating>();
        services.AddHostedService<RoutingLifetime>();
        return services;
    }
}

/// <summary>Begins with what the last process left behind, and ends by saving what is under way.</summary>
internal sealed class RoutingLifetime(RoutingJournal journal, Runs<RoutedRun> runs) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => journal.InterruptAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => runs.StopAllAsync().WaitAsync(cancellationToken);
}
