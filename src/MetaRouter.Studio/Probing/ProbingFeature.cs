using MetaRouter.Data.Probes;
using MetaRouter.Studio.Catalogue;

namespace MetaRouter.Studio.Probing;

/// <summary>Measuring candidates on questions.</summary>
public static class ProbingFeature
{
    /// <summary>Registers the parts.</summary>
    public static IServiceCollection AddProbing(this IServiceCollection services)
    {
        services.AddSingleton<QuestionSetStore>();
        services.AddSingleton<ProbeStore>();
        services.AddSingleton<ProbeQuestions>();
        services.AddSingleton<ProbePlanning>();
        services.AddSingleton<ProbeCalls>();
        services.AddSingleton<AnswerJudging>();
        services.AddSingleton<IMeasurements, ProbeMeasurements>();
        services.AddSingleton<ProbePublishing>();
        services.AddSingleton<ProbeRuns>();
        services.AddSingleton<ProbeRunner>();
        services.AddSingleton<ProbeSteering>();
        services.AddHostedService<ProbeLifetime>();
        return services;
    }
}

/// <summary>Begins by stopping what the last process left running, and ends by storing what is under way.</summary>
internal sealed class ProbeLifetime(ProbeStore probes, ProbeRuns runs) : IHostedLifecycleService
{
    // With several processes on one database this stops the others' probes too: they notice with their next answer, lose nothing and can be resumed.
    public async Task StartingAsync(CancellationToken cancellationToken) => await probes.InterruptAsync(ProbingText.StoppedByRestart, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => runs.AbortAllAsync(ProbingText.StoppedByRestart).WaitAsync(cancellationToken);
}
