using MetaRouter.Data.Comparisons;
using MetaRouter.Studio.Configuration;

namespace MetaRouter.Studio.Comparing;

/// <summary>Asking, answering, voting, and what is believed afterwards.</summary>
public static class ComparingFeature
{
    /// <summary>Registers the parts.</summary>
    public static IServiceCollection AddComparing(this IServiceCollection services, StudioOptions options)
    {
        services.AddSingleton(provider => PreferenceModelInUse.Load(options.PreferenceModelPath, provider.GetRequiredService<ILogger<PreferenceModelInUse>>()));
        services.AddSingleton<PersonPreference>();
        services.AddSingleton<PersonProfiles>();
        services.AddSingleton<RoutedQueries>();
        services.AddSingleton<PlacedPreference>();
        services.AddSingleton<ConversationHistory>();
        services.AddSingleton<QuestionPreparation>();
        services.AddSingleton<Runs<ComparisonRun>>();
        services.AddSingleton<ComparisonRunner>();
        services.AddSingleton<ComparisonAsking>();
        services.AddSingleton<ComparisonVoting>();
        services.AddHostedService<ComparisonLifetime>();
        return services;
    }
}

/// <summary>Begins with what the last process left behind, and ends by saving what is under way.</summary>
internal sealed class ComparisonLifetime(ComparisonStore comparisons, Runs<ComparisonRun> runs) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await comparisons.InterruptAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => runs.StopAllAsync().WaitAsync(cancellationToken);
}
