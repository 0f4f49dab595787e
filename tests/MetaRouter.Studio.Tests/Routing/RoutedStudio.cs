using MetaRouter.Data.Budgets;
using MetaRouter.Data.People;
using MetaRouter.Data.Routing;
using MetaRouter.Data.Storage;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Routing;
using MetaRouter.TestKit.Protocol;

namespace MetaRouter.Studio.Tests.Routing;

/// <summary>A guest, the demo pool, and three live candidates of one scripted provider, the dearer the better. Nothing is drawn by lot.</summary>
public sealed class RoutedStudio : IAsyncDisposable
{
    public const string Cheap = "cheap-model";
    public const string Middle = "middle-model";
    public const string Dear = "dear-model";
    public const string Question = "How do I say hello?";

    private RoutedStudio(ProtocolServer provider, StudioParts parts, Guid person) => (Provider, Parts, Person) = (provider, parts, person);

    public ProtocolServer Provider { get; }

    public StudioParts Parts { get; }

    public Guid Person { get; }

    public RoutingJournal Journal => Parts.Get<RoutingJournal>();

    /// <param name="pin">The guest's cost weight: 0 asks the dearest, 1 the cheapest.</param>
    /// <param name="configure">What else is configured.</param>
    public static async Task<RoutedStudio> StartAsync(double pin = 0, Action<StudioOptions>? configure = null)
    {
        var provider = await ProtocolServer.StartAsync();
        var parts = await StudioParts.CreateAsync(configure: options =>
        {
            options.Providers.Add(new ProviderOptions { Id = "here", BaseUrl = provider.Url.ToString() });
            options.Candidates.Add(new CandidateOptions { Id = Cheap, Provider = "here", Model = Cheap, InputPerMillion = 1, OutputPerMillion = 2, Quality = 0.5 });
            options.Candidates.Add(new CandidateOptions { Id = Middle, Provider = "here", Model = Middle, InputPerMillion = 3, OutputPerMillion = 8, Quality = 0.7 });
            options.Candidates.Add(new CandidateOptions { Id = Dear, Provider = "here", Model = Dear, InputPerMillion = 10, OutputPerMillion = 30, Quality = 0.9 });
            options.Auto.Exploration = 0;
            configure?.Invoke(options);
        });
        var studio = new RoutedStudio(provider, parts, await parts.GuestAsync());
        await studio.PinAsync(studio.Person, pin);
        return studio;
    }

    public async Task PinAsync(Guid person, double costWeight) =>
        Assert.Equal(ProfileResult.Done, await Parts.Get<ProfileStore>().PinAsync(person, null, costWeight, CancellationToken.None));

    public Task<RoutedAskResult> AskAsync(string query = Question, RoutedAnswer? after = null, Guid? person = null) => Parts.Get<QuestionRouting>().AskAsync(
        new AskRequest(person ?? Person, query, after?.ConversationId, after is null ? 0 : after.TurnIndex + 1), CancellationToken.None);

    /// <summary>A question asked, and its answer at its end as stored.</summary>
    public async Task<RoutedAnswer> AnsweredAsync(string query = Question, RoutedAnswer? after = null, Guid? person = null)
    {
        var run = (await AskAsync(query, after, person)).Run;
        Assert.NotNull(run);
        await run.Completion;
        return (await Journal.FindAsync(run.PersonId, run.Id, CancellationToken.None))!;
    }

    public async Task<LoggedDecision> DecisionAsync(RoutedAnswer answer) => (await Journal.FindDecisionAsync(answer.PersonId, answer.DecisionId, CancellationToken.None))!;

    /// <summary>The ledger against itself and the answers; nothing may drift or be held back still.</summary>
    public async Task<LedgerFindings> SoundLedgerAsync()
    {
        var findings = await new LedgerCheck(Parts.Get<StudioDatabase>(), Parts.Get<HostPresence>()).CheckAsync(CancellationToken.None);
        Assert.True(findings.IsSound, $"The ledger drifts: {string.Join(", ", findings.DriftingPeriods)} {string.Join(", ", findings.DriftingAnswers)}");
        Assert.Equal(0, findings.UnderWay);
        return findings;
    }

    public async ValueTask DisposeAsync()
    {
        await Parts.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
