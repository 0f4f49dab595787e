namespace MetaRouter.Studio.Features.Arena;

/// <summary>The Compare page.</summary>
public static class ArenaFeature
{
    /// <summary>Registers the page's sessions, one of each per circuit.</summary>
    public static IServiceCollection AddArena(this IServiceCollection services) => services.AddScoped<ArenaSession>().AddScoped<AutoSession>();
}
