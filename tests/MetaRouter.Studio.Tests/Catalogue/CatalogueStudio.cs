using MetaRouter.Data.Auditing;
using MetaRouter.Data.Candidates;
using MetaRouter.Data.Providers;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Pools;
using MetaRouter.TestKit.Protocol;
using MetaRouter.TestKit.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetaRouter.Studio.Tests.Catalogue;

/// <summary>The demo pool, a scripted provider that an admin may set up, a clock that stands still, and shorthands for what admins do.</summary>
public sealed class CatalogueStudio : IAsyncDisposable
{
    public const string Provider = "here";
    public static readonly Actor Admin = new(null, "ada");
    private static readonly CancellationToken None = CancellationToken.None;

    private CatalogueStudio(ProtocolServer server, StudioParts parts, ManualTimeProvider time) => (Server, Parts, Time) = (server, parts, time);

    public ProtocolServer Server { get; }

    public StudioParts Parts { get; }

    public ManualTimeProvider Time { get; }

    public PoolCatalogue Catalogue => Parts.Get<PoolCatalogue>();

    public RoutedPool? Live => Parts.Pools.Live;

    public IEnumerable<string> LiveIds => Live?.Candidates.Candidates.Select(candidate => candidate.Id) ?? [];

    public static async Task<CatalogueStudio> StartAsync(
        Action<StudioOptions>? configure = null, Func<string, string?>? environmentVariable = null, Action<IServiceCollection>? replace = null)
    {
        var server = await ProtocolServer.StartAsync();
        var time = new ManualTimeProvider();
        return new CatalogueStudio(server, await StudioParts.CreateAsync(configure: configure, time: time, environmentVariable: environmentVariable, replace: replace), time);
    }

    /// <summary>A provider set up, and these candidates of it at a price each, cheapest first.</summary>
    public async Task WithCandidatesAsync(params string[] ids)
    {
        await AddProviderAsync(Entry());
        for (var place = 0; place < ids.Length; place++)
        {
            await AddCandidateAsync(ids[place]);
            await PriceAsync(ids[place], place + 1);
        }
    }

    public ProviderEntry Entry(string id = Provider) => new()
    {
        Id = id,
        BaseUrl = Server.Url.ToString(),
        FirstTokenTimeout = TimeSpan.FromDays(1),
        BetweenTokensTimeout = TimeSpan.FromDays(1),
        TotalTimeout = TimeSpan.FromDays(1),
        CreatedAt = default,
    };

    public async Task AddProviderAsync(ProviderEntry entry)
    {
        Assert.Equal(EntryChange.Made, await Parts.Get<ProviderStore>().AddAsync(Admin, entry, "", None));
        await Catalogue.RefreshAsync(None);
    }

    public async Task AddCandidateAsync(string id, bool isEnabled = true, int? contextTokens = null)
    {
        var (change, _) = await Parts.Get<CandidateStore>().AddAsync(Admin, [Candidate(id) with { IsEnabled = isEnabled, ContextTokens = contextTokens }], None);
        Assert.Equal(EntryChange.Made, change);
        await Catalogue.RefreshAsync(None);
    }

    public static CandidateEntry Candidate(string id) => new()
    {
        Id = id,
        Name = $"The {id}",
        Maker = "Testers",
        ProviderId = Provider,
        ProviderModel = id,
        MaxOutputTokens = 500,
        AssumedQuality = 0.5,
        Position = 0,
        CreatedAt = default,
    };

    /// <summary>A price of so many USD per million prompt tokens, and ten times as many per million answer tokens.</summary>
    public async Task PriceAsync(string id, decimal input, TimeSpan? later = null)
    {
        var price = new PriceEntry
        {
            CandidateId = id, InputPerMillion = input, OutputPerMillion = input * 10, EffectiveFrom = Time.GetUtcNow() + (later ?? TimeSpan.Zero), Source = "a test", EnteredAt = default,
        };
        Assert.Equal(EntryChange.Made, await Parts.Get<PriceStore>().EnterAsync(Admin, [price], id, "", None));
        await Catalogue.RefreshAsync(None);
    }

    public async Task ChangeCandidateAsync(string id, Func<CandidateEntry, CandidateEntry> change)
    {
        Assert.Equal(EntryChange.Made, await Parts.Get<CandidateStore>().ChangeAsync(Admin, change(Catalogue.Current.Candidate(id)!.Entry!), "", None));
        await Catalogue.RefreshAsync(None);
    }

    public async Task ChangeProviderAsync(Func<ProviderEntry, ProviderEntry> change, string id = Provider)
    {
        Assert.Equal(EntryChange.Made, await Parts.Get<ProviderStore>().ChangeAsync(Admin, change(Catalogue.Current.Provider(id)!.Entry!), "", None));
        await Catalogue.RefreshAsync(None);
    }

    internal CatalogueFollower NewFollower() => new(Catalogue, Parts.Get<KeyRenewal>(), Time, NullLogger<CatalogueFollower>.Instance);

    public async ValueTask DisposeAsync()
    {
        await Parts.DisposeAsync();
        await Server.DisposeAsync();
    }
}
