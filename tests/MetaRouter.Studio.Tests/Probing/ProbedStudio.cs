using MetaRouter.Data.Auditing;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Probes;
using MetaRouter.Data.Storage;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Probing;
using MetaRouter.TestKit.Protocol;

namespace MetaRouter.Studio.Tests.Probing;

/// <summary>An admin, and three live candidates of one scripted provider: one to be measured, one that judges, one that others are compared with.</summary>
public sealed class ProbedStudio : IAsyncDisposable
{
    public const string Fresh = "fresh-model";
    public const string Judge = "judge-model";
    public const string Grand = "grand-model";
    public static readonly CancellationToken None = CancellationToken.None;

    private ProbedStudio(ProtocolServer provider, StudioParts parts, Actor admin) => (Provider, Parts, Admin) = (provider, parts, admin);

    public ProtocolServer Provider { get; }

    public StudioParts Parts { get; }

    public Actor Admin { get; }

    public ProbeStore Store => Parts.Get<ProbeStore>();

    public ProbeSteering Steering => Parts.Get<ProbeSteering>();

    public RoutedPool Live => Parts.Pools.Live!;

    public static async Task<ProbedStudio> StartAsync(Action<StudioOptions>? configure = null, TimeProvider? time = null)
    {
        var provider = await ProtocolServer.StartAsync();
        var parts = await StudioParts.CreateAsync(time: time, configure: options =>
        {
            options.Providers.Add(new ProviderOptions { Id = "here", BaseUrl = provider.Url.ToString() });
            options.Candidates.Add(new CandidateOptions { Id = Fresh, Name = "Fresh", Provider = "here", Model = Fresh, InputPerMillion = 2, OutputPerMillion = 4, Quality = 0.3 });
            options.Candidates.Add(new CandidateOptions { Id = Judge, Name = "Judge", Provider = "here", Model = Judge, InputPerMillion = 3, OutputPerMillion = 8, Quality = 0.7 });
            options.Candidates.Add(new CandidateOptions { Id = Grand, Name = "Grand", Provider = "here", Model = Grand, InputPerMillion = 10, OutputPerMillion = 30, Quality = 0.6 });
            options.Guests.DailyUsd = 1000;
            options.Auto.Exploration = 0;
            configure?.Invoke(options);
        });
        return new ProbedStudio(provider, parts, new Actor(await parts.GuestAsync(), "ada"));
    }

    /// <summary>A set of questions, stored.</summary>
    public async Task<Guid> SetAsync(int count, string? reference = "42", string name = "Ours")
    {
        var questions = Enumerable.Range(0, count).Select(number => new ProbeQuestion
        {
            SetId = Guid.Empty, Index = number, Query = $"Question number {number}?", Reference = reference, Category = number % 2 == 0 ? "even" : "odd",
        }).ToList();
        Assert.Equal(SetUpload.Stored, await Parts.Get<QuestionSetStore>().AddAsync(Admin, name, questions, None));
        return (await Parts.Get<QuestionSetStore>().ListAsync(None)).Single(set => set.Name == name).Id;
    }

    /// <summary>A probe, begun.</summary>
    public async Task<ProbeRun> BegunAsync(Guid setId, string? judge = null)
    {
        var result = await Steering.StartAsync(Admin, new ProbeRequest(Fresh, setId, judge), None);
        Assert.Null(result.Refused);
        return Parts.Get<ProbeRuns>().Find(result.ProbeId!.Value)!;
    }

    /// <summary>A probe as it is when it has ended.</summary>
    public async Task<(Probe Probe, IReadOnlyList<ProbeAnswer> Answers)> EndedAsync(ProbeRun run)
    {
        await run.Completion.WaitAsync(TimeSpan.FromSeconds(60));
        return ((await Store.FindAsync(run.Id, None))!, await Store.AnswersAsync(run.Id, None));
    }

    /// <summary>A stopped probe as it is when it was resumed and has ended again.</summary>
    public async Task<Probe> ResumedAsync(Guid probeId)
    {
        Assert.Null((await Steering.ResumeAsync(Admin, probeId, None)).Refused);
        // No run is left when it has ended already.
        if (Parts.Get<ProbeRuns>().Find(probeId) is { } run) await run.Completion.WaitAsync(TimeSpan.FromSeconds(60));
        return (await Store.FindAsync(probeId, None))!;
    }

    public async Task<(Probe Probe, IReadOnlyList<ProbeAnswer> Answers)> MeasuredAsync(Guid setId, string? judge = null) => await EndedAsync(await BegunAsync(setId, judge));

    public int CallsOf(string model) => Provider.Requests.Count(request => request.Model == model);

    /// <summary>The ledger against itself; nothing may drift or be held back still.</summary>
    public async Task SoundLedgerAsync()
    {
        var findings = await new LedgerCheck(Parts.Get<StudioDatabase>(), Parts.Get<HostPresence>()).CheckAsync(None);
        Assert.True(findings.IsSound);
        Assert.Equal(0, findings.UnderWay);
    }

    public async ValueTask DisposeAsync()
    {
        await Parts.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
