using MetaRouter.Core.Budgets;
using MetaRouter.Core.Quality.Online;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.Rewards;
using MetaRouter.Data.Routing;
using MetaRouter.Data.Storage;
using MetaRouter.Llm.Providers;
using MetaRouter.Llm.RecordedAnswers;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Learning;
using MetaRouter.Studio.Policies;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Probing;
using MetaRouter.Studio.Routing;
using MetaRouter.Studio.Settings;
using MetaRouter.Studio.Spending;
using MetaRouter.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MetaRouter.Studio.Tests;

/// <summary>Everything behind the pages, on a real database in a temporary folder, with the demo pool replayed instantly.</summary>
public sealed class StudioParts : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly ServiceProvider _services;

    private StudioParts(TemporaryFolder folder, ServiceProvider services)
    {
        _folder = folder;
        _services = services;
    }

    public CandidatePools Pools => Get<CandidatePools>();

    public ComparisonAsking Asking => Get<ComparisonAsking>();

    public ComparisonVoting Voting => Get<ComparisonVoting>();

    public ComparisonStore Comparisons => Get<ComparisonStore>();

    public PersonStore People => Get<PersonStore>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<StudioParts> CreateAsync(
        double pace = 0, Action<StudioOptions>? configure = null, TimeProvider? time = null, PreferenceModelInUse? preferenceModel = null,
        IArmSpace? space = null, Func<string, string?>? environmentVariable = null, Action<IServiceCollection>? replace = null)
    {
        var folder = new TemporaryFolder();
        var options = new StudioOptions { DataDirectory = folder.Path, ModelsDirectory = RepositoryFiles.Path("models") };
        configure?.Invoke(options);
        var bank = await AnswerBank.LoadAsync(
            RepositoryFiles.Path("models/demo-pool/answers.jsonl"), RepositoryFiles.Path("models/demo-pool/pool.json"), CancellationToken.None);
        var encoder = new WordHashEncoder();
        var database = await StudioDatabase.OpenAsync(folder.Path, CancellationToken.None);
        var pools = await CandidatePools.LoadAsync(bank, [.. options.Candidates.Select(candidate => candidate.ToCandidate())], encoder, trained: null, space ?? ArmSpaces.Means, CancellationToken.None);

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(options);
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton(_ => database);
        var presence = await HostPresence.ShowAsync(database, CancellationToken.None);
        services.AddSingleton(_ => presence);
        services.AddSingleton<PersonStore>();
        services.AddSingleton<ComparisonStore>();
        services.AddSingleton<RoutingJournal>();
        services.AddSingleton<ProfileStore>();
        services.AddSingleton<RewardLog>();
        services.AddSingleton<Standings>().AddSingleton<AccountStore>();
        services.AddSingleton(space ?? ArmSpaces.Means);
        services.AddSingleton<ITextEncoder>(encoder);
        services.AddSingleton(pools);
        services.AddSingleton(options);
        services.AddSettings();
        services.AddSingleton(provider => new ChatClientDirectory(options.Providers, bank, new RecordedPace(pace), provider.GetRequiredService<ISpendLedger>(), time ?? TimeProvider.System, _ => null));
        services.AddSpending();
        services.AddLearning();
        services.AddCatalogue(options, environmentVariable ?? (_ => null));
        services.AddComparing(options);
        services.AddPolicies();
        services.AddRouting(options);
        services.AddProbing();
        if (preferenceModel is not null) services.AddSingleton(preferenceModel);
        replace?.Invoke(services);
        return new StudioParts(folder, services.BuildServiceProvider());
    }

    /// <summary>A new guest.</summary>
    public async Task<Guid> GuestAsync() => (await People.CreateGuestAsync(CancellationToken.None)).Id;

    /// <summary>A sample question asked and answered.</summary>
    public async Task<Comparison> AnsweredAsync(Guid personId, string? query = null)
    {
        var asked = await Asking.AskAsync(new AskRequest(personId, query ?? Pools.Samples[0].Question.Query), CancellationToken.None);
        Assert.NotNull(asked.Run);
        await asked.Run.Completion;
        return (await Comparisons.FindAsync(personId, asked.Run.Id, CancellationToken.None))!;
    }

    /// <summary>ŵ of a person.</summary>
    public async Task<double> CostWeightAsync(Guid personId)
    {
        var person = await People.FindAsync(personId, CancellationToken.None);
        return (await Get<PersonPreference>().BeliefAsync(person!, CancellationToken.None)).CostWeight;
    }

    public async ValueTask DisposeAsync()
    {
        await Get<ProbeRuns>().AbortAllAsync("The test is over.");
        await Get<Runs<ComparisonRun>>().StopAllAsync();
        await Get<Runs<RoutedRun>>().StopAllAsync();
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
