using System.Security.Cryptography;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Candidates;
using MetaRouter.Data.Providers;
using MetaRouter.Studio.Catalogue;
using MetaRouter.TestKit;
using MetaRouter.TestKit.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MetaRouter.Studio.Tests.Secrets;

/// <summary>
/// The whole program with three providers that hold canaries for keys, two candidates that answer and two that fail and repeat key, prompt and answer
/// while they do; everything that it logs is kept.
/// </summary>
internal sealed class CanaryStudio : IAsyncDisposable
{
    private const string KeyVariable = "METAROUTER_TEST_CANARY_KEY";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder _folder = new();
    private readonly List<ProtocolServer> _servers = [];
    private WebApplication _app = null!;

    public KeptLog Log { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task StartAsync()
    {
        var named = await ServeAsync(Canaries.VariableKey);
        var stored = await ServeAsync(Canaries.StoredKey);
        // Refuses the key that it is called with.
        var refusing = await ServeAsync("another key");
        var keyFile = Path.Combine(_folder.Path, "master.key");
        await File.WriteAllTextAsync(keyFile, $"first:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}\n");
        Environment.SetEnvironmentVariable(KeyVariable, Canaries.VariableKey);
        Environment.SetEnvironmentVariable(Studio.Secrets.KeyRing.FileVariable, keyFile);
        try
        {
            _app = await StudioApplication.CreateAsync(
                [
                    $"--MetaRouter:DataDirectory={Path.Combine(_folder.Path, "data")}", $"--MetaRouter:ModelsDirectory={RepositoryFiles.Path("models")}", "--MetaRouter:Guests:DailyUsd=1000",
                    .. new[] { "Default", "Microsoft.AspNetCore", "Microsoft.AspNetCore.DataProtection", "Microsoft.Hosting.Lifetime", "Microsoft.Extensions.Hosting.Internal.Host" }
                        .Select(category => $"--Logging:LogLevel:{category}=Trace"),
                    "--MetaRouter:Providers:0:Id=named", $"--MetaRouter:Providers:0:BaseUrl={named.Url}", $"--MetaRouter:Providers:0:ApiKeyVariable={KeyVariable}",
                    .. Candidate(0, "good-one", 1), .. Candidate(1, "good-two", 2), .. Candidate(2, "bad-refusing", 3), .. Candidate(3, "bad-failing", 4),
                ],
                builder =>
                {
                    builder.WebHost.UseTestServer();
                    builder.Logging.ClearProviders().AddProvider(Log);
                });
            await AddAsync("stored", stored, Canaries.StoredKey, 5);
            await AddAsync("refusing", refusing, Canaries.RefusedKey, 6);
            await _app.StartAsync(None);
            await Get<PoolCatalogue>().RefreshAsync(None);
        }
        finally
        {
            Environment.SetEnvironmentVariable(KeyVariable, null);
            Environment.SetEnvironmentVariable(Studio.Secrets.KeyRing.FileVariable, null);
        }

        Client = _app.GetTestClient();
    }

    /// <summary>Everything that left the providers towards the program.</summary>
    public IEnumerable<ReceivedRequest> Requests => _servers.SelectMany(server => server.Requests);

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        foreach (var server in _servers) await server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<ProtocolServer> ServeAsync(string requiredKey)
    {
        var server = await ProtocolServer.StartAsync();
        server.RequiredKey = requiredKey;
        var confession = $"The key {requiredKey} with Authorization: Bearer {requiredKey} may not ask \"{Canaries.Prompt}\"; it would be answered {Canaries.Answer}.";
        server.Script("bad-refusing", ProtocolReply.Error(400, confession), ProtocolReply.Error(403, confession), ProtocolReply.Error(429, confession), ProtocolReply.Raw(500, "text/html", $"<h1>{confession}</h1>"));
        server.Script("bad-failing", ProtocolReply.Cut([$"{Canaries.Answer} begins "]), ProtocolReply.Raw(200, "text/plain", confession), ProtocolReply.Raw(200, "text/event-stream", $"data: {{\"error\":{{\"message\":\"{Canaries.Prompt} {requiredKey}\"}}}}\n\n"), ProtocolReply.Raw(200, "text/event-stream", $"data: {confession}\n\n"));
        foreach (var model in new[] { "good-one", "good-two", "stored", "refusing" }) server.Script(model, ProtocolReply.Text($"The answer is {Canaries.Answer} and nothing else."));
        _servers.Add(server);
        return server;
    }

    private async Task AddAsync(string id, ProtocolServer server, string key, decimal price)
    {
        var actor = new Actor(null, "ada");
        var entry = Get<ProviderKeys>().WithKey(
            new ProviderEntry
            {
                Id = id, BaseUrl = server.Url.ToString(), FirstTokenTimeout = TimeSpan.FromMinutes(1), BetweenTokensTimeout = TimeSpan.FromMinutes(1),
                TotalTimeout = TimeSpan.FromMinutes(1), CreatedAt = default,
            },
            key);
        Assert.Equal(EntryChange.Made, await Get<ProviderStore>().AddAsync(actor, entry, "", None));
        var candidate = new CandidateEntry
        {
            Id = $"{id}/{id}", Name = id, Maker = "Testers", ProviderId = id, ProviderModel = id, MaxOutputTokens = 200, AssumedQuality = 0.5, Position = 0, IsEnabled = true, CreatedAt = default,
        };
        var (change, _) = await Get<CandidateStore>().AddAsync(actor, [candidate], None);
        Assert.Equal(EntryChange.Made, change);
        var entered = new PriceEntry { CandidateId = candidate.Id, InputPerMillion = price, OutputPerMillion = price, EffectiveFrom = DateTimeOffset.UnixEpoch, Source = "a test", EnteredAt = default };
        Assert.Equal(EntryChange.Made, await Get<PriceStore>().EnterAsync(actor, [entered], candidate.Id, "", None));
    }

    private static IEnumerable<string> Candidate(int index, string model, int price) =>
    [
        $"--MetaRouter:Candidates:{index}:Provider=named", $"--MetaRouter:Candidates:{index}:Model={model}", $"--MetaRouter:Candidates:{index}:InputPerMillion={price}",
        $"--MetaRouter:Candidates:{index}:OutputPerMillion={price}", $"--MetaRouter:Candidates:{index}:MaxOutputTokens=200",
    ];
}
