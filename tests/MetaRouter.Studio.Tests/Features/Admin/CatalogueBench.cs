using Bunit;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Candidates;
using MetaRouter.Data.Providers;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Features.Admin.Candidates;
using MetaRouter.Studio.Features.Admin.Providers;
using MetaRouter.Studio.Settings;
using MetaRouter.Studio.Tests.Catalogue;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Features.Admin;

/// <summary>The pages of providers and candidates before an admin, with everything behind them.</summary>
public sealed class CatalogueBench : IAsyncDisposable
{
    private readonly BunitContext _bunit = new();

    private CatalogueBench(CatalogueStudio studio, Guid admin)
    {
        Studio = studio;
        var current = new CurrentPerson(new SignedIn(admin, Role.Admin, "ada"));
        Providers = new ProvidersSession(
            current, Catalogue, Get<ProviderStore>(), Get<CandidateStore>(), Get<ProviderKeys>(), Get<ChatClientDirectory>(), Get<ModelDiscovery>(), Get<ProviderTest>(), Get<LocalServer>());
        Candidates = new CandidatesSession(current, Catalogue, Get<CandidateStore>(), Get<PriceStore>(), studio.Time);
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.Services.AddSingleton(Providers).AddSingleton(Candidates).AddSingleton(Catalogue).AddSingleton(Notices).AddSingleton<TimeProvider>(studio.Time)
            .AddSingleton(Get<SettingsInUse>()).AddSingleton(Get<StudioOptions>());
    }

    public CatalogueStudio Studio { get; }

    public ProvidersSession Providers { get; }

    public CandidatesSession Candidates { get; }

    public Notices Notices { get; } = new();

    public PoolCatalogue Catalogue => Studio.Catalogue;

    public static async Task<CatalogueBench> StartAsync(Func<string, string?>? environmentVariable = null, Action<StudioOptions>? configure = null)
    {
        var studio = await CatalogueStudio.StartAsync(
            options =>
            {
                options.LocalServer = "";
                configure?.Invoke(options);
            },
            environmentVariable);
        return new CatalogueBench(studio, await studio.Parts.GuestAsync());
    }

    public T Get<T>()
        where T : notnull => Studio.Parts.Get<T>();

    public IRenderedComponent<TPage> Show<TPage>()
        where TPage : IComponent => _bunit.Render<TPage>();

    public async Task<IReadOnlyList<string>> AuditAsync() =>
        [.. (await Get<AuditLog>().ReadAsync(100, null, CancellationToken.None)).Select(entry => $"{entry.ActorName}: {entry.Action} {entry.Subject} {entry.Details}")];

    public async ValueTask DisposeAsync()
    {
        await _bunit.DisposeAsync();
        Providers.Dispose();
        Candidates.Dispose();
        await Studio.DisposeAsync();
    }
}
