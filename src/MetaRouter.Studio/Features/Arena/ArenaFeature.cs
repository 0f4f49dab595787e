namespace MetaRouter.Studio.Features.Arena;

/// <summary>The Compare page.</summary>
public static class ArenaFeature
{
    /// <summary>Registers the page's session, one per circuit.</summary>
    public static IServiceCollection AddArena(this IServiceCollection services) => services.AddScoped<ArenaSession>();
}
