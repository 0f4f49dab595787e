namespace MetaRouter.Studio.Features.Research.Simulator;

/// <summary>How fast routing adapts to simulated people.</summary>
public static class SimulatorFeature
{
    /// <summary>Registers the page's session, one per circuit. Nothing of it is stored.</summary>
    public static IServiceCollection AddSimulator(this IServiceCollection services) => services.AddScoped<SimulatorSession>();
}
