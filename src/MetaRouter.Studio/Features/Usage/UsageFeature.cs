namespace MetaRouter.Studio.Features.Usage;

/// <summary>The Usage page: budgets, spending and savings.</summary>
public static class UsageFeature
{
    /// <summary>Registers the page's session, one per circuit.</summary>
    public static IServiceCollection AddUsage(this IServiceCollection services) => services.AddScoped<UsageSession>();
}
