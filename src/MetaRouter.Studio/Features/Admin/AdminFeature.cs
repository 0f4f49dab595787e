using MetaRouter.Data.Budgets;
using MetaRouter.Data.Health;
using MetaRouter.Data.People;
using MetaRouter.Studio.Features.Admin.Audit;
using MetaRouter.Studio.Features.Admin.Candidates;
using MetaRouter.Studio.Features.Admin.Health;
using MetaRouter.Studio.Features.Admin.People;
using MetaRouter.Studio.Features.Admin.Policies;
using MetaRouter.Studio.Features.Admin.Probes;
using MetaRouter.Studio.Features.Admin.Providers;
using MetaRouter.Studio.Features.Admin.Settings;

namespace MetaRouter.Studio.Features.Admin;

/// <summary>What admins do: providers, candidates, probes, settings, people, policy versions, health, audit log.</summary>
public static class AdminFeature
{
    /// <summary>Registers the pages' sessions, one per circuit.</summary>
    public static IServiceCollection AddAdmin(this IServiceCollection services)
    {
        services.AddScoped<SettingsSession>();
        services.AddScoped<ProvidersSession>();
        services.AddScoped<CandidatesSession>();
        services.AddSingleton<PersonDirectory>().AddScoped<PeopleSession>();
        services.AddScoped<PoliciesSession>().AddScoped<AuditSession>();
        services.AddSingleton<DatabaseHealth>().AddSingleton<LedgerCheck>().AddScoped<HealthSession>();
        services.AddScoped<ProbesSession>();
        services.AddScoped<ProbeSession>();
        return services;
    }

    /// <summary>Maps downloads.</summary>
    public static void MapAdmin(this WebApplication app)
    {
        app.MapCandidatePrices();
    }
}
