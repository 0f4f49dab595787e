using MetaRouter.Core.Budgets;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.Rewards;
using MetaRouter.Data.Routing;
using MetaRouter.Data.Storage;
using MetaRouter.Llm.Providers;
using MetaRouter.Llm.RecordedAnswers;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Quality;
using MetaRouter.Onnx.TextEncoding;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Features.Admin;
using MetaRouter.Studio.Features.Arena;
using MetaRouter.Studio.Features.Preference;
using MetaRouter.Studio.Features.Research;
using MetaRouter.Studio.Features.Usage;
using MetaRouter.Studio.Learning;
using MetaRouter.Studio.Policies;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Probing;
using MetaRouter.Studio.Routing;
using MetaRouter.Studio.Settings;
using MetaRouter.Studio.Shell;
using MetaRouter.Studio.Spending;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MetaRouter.Studio;

/// <summary>Builds the web application; used by the program and by tests.</summary>
public static partial class StudioApplication
{
    private const int EmbeddingCacheCapacity = 20_000;

    // Below every other source: the framework's line for each request helps nobody until it is asked for.
    private static readonly Dictionary<string, string?> QuietLogging = new()
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
        // Faults at the start are told by the program, in a sentence where a person can mend them.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
    };

    /// <summary>Reads the configuration, opens the database, loads the models and creates the application, ready to run.</summary>
    /// <param name="args">Command-line arguments; they override every other configuration source.</param>
    /// <param name="configure">Changes the host (server, logging, clock) and the configuration, before anything is read from it or registered.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="StudioConfigurationException">The configuration cannot work.</exception>
    /// <exception cref="StudioDatabaseException">The database cannot be opened.</exception>
    /// <exception cref="ProviderConfigurationException">A provider's options are wrong, or its key is missing.</exception>
    public static async Task<WebApplication> CreateAsync(
        string[] args, Action<WebApplicationBuilder>? configure = null, CancellationToken cancellationToken = default)
    {
        var builder = NewBuilder(args);
        configure?.Invoke(builder);
        builder.Services.TryAddSingleton(TimeProvider.System);
        var options = StudioOptions.Read(builder.Configuration);

        await builder.Services.AddStorageAsync(options, cancellationToken);
        var refusedModels = await builder.Services.AddPoolsAsync(options, cancellationToken);
        builder.Services.AddSingleton(new RefusedModels(refusedModels));
        builder.Services.AddSingleton(options);
        builder.Services.AddSettings();
        builder.Services.AddAccess(options);
        builder.Services.AddSpending();
        builder.Services.AddLearning();
        builder.Services.AddCatalogue(options, Environment.GetEnvironmentVariable);
        builder.Services.AddComparing(options);
        builder.Services.AddPolicies();
        builder.Services.AddRouting(options);
        builder.Services.AddProbing();
        builder.Services.AddArena();
        builder.Services.AddPreference();
        builder.Services.AddUsage();
        builder.Services.AddResearch();
        builder.Services.AddAdmin();
        builder.Services.AddShell();

        var app = builder.Build();
        try
        {
            // Built here so that a missing key stops the start, not the first question, and a refused model is told at once.
            app.Services.GetRequiredService<ChatClientDirectory>();
            app.Services.GetRequiredService<PreferenceModelInUse>();
            await app.PrepareAccessAsync(options, cancellationToken);
            foreach (var refusal in refusedModels) LogRefused(app.Logger, refusal);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        app.UseShell();
        app.UseAuthentication();
        app.UseGuestAccess();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapPreference();
        app.MapResearch();
        app.MapAdmin();
        app.MapShell();
        return app;
    }

    private static WebApplicationBuilder NewBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // Neither the caller's assembly (a test host) nor its working directory decides where our files are.
            ApplicationName = typeof(StudioApplication).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        // Outside of the development environment too: the browser files of a build are not in its output folder.
        builder.WebHost.UseStaticWebAssets();
        builder.Configuration
            .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true, reloadOnChange: false)
            .AddEnvironmentVariables()
            .AddCommandLine(args);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = QuietLogging });
        ListeningAddresses.Settle(builder.Configuration, args);
        return builder;
    }

    private static async Task AddStorageAsync(this IServiceCollection services, StudioOptions options, CancellationToken cancellationToken)
    {
        var database = options.Database.PostgreSQL.Length > 0
            ? await StudioDatabase.OpenPostgreSqlAsync(options.Database.PostgreSQL, cancellationToken)
            : await StudioDatabase.OpenAsync(options.DataDirectory, cancellationToken);
        services.AddSingleton(_ => database);
        var presence = await HostPresence.ShowAsync(database, cancellationToken);
        services.AddSingleton(_ => presence);
        services.AddSingleton<PersonStore>();
        services.AddSingleton<ComparisonStore>();
        services.AddSingleton<RoutingJournal>();
        services.AddSingleton<ProfileStore>();
        services.AddSingleton<RewardLog>();
    }

    /// <returns>Why trained models are not in use, one message each.</returns>
    private static async Task<IReadOnlyList<string>> AddPoolsAsync(this IServiceCollection services, StudioOptions options, CancellationToken cancellationToken)
    {
        var bank = options.AnswerBank.Answers.Length == 0 ? null : await AnswerBank.LoadAsync(
            Path.Combine(options.ModelsPath, options.AnswerBank.Answers), Path.Combine(options.ModelsPath, options.AnswerBank.Pool), cancellationToken);
        var encoder = new CachingTextEncoder(OnnxTextEncoder.Load(Path.Combine(options.ModelsPath, "text-encoder")), EmbeddingCacheCapacity);
        var configured = options.Candidates.Select(candidate => candidate.ToCandidate()).ToList();
        var (space, refusedPrior) = ArmSpaces.Open(options.PriorPath, options.Quality, encoder.Version);
        var (trained, refusal) = OpenPredictor(options.PredictorPath, encoder.Version);
        var pools = await CandidatePools.LoadAsync(bank, configured, encoder, trained, space, cancellationToken);
        services.AddSingleton(space);
        services.AddSingleton<ITextEncoder>(_ => encoder);
        services.AddSingleton(pools);
        services.AddSingleton(provider => new ChatClientDirectory(
            options.Providers, bank, new RecordedPace(options.AnswerBank.Pace), provider.GetRequiredService<ISpendLedger>(),
            provider.GetRequiredService<TimeProvider>(), Environment.GetEnvironmentVariable));
        return [.. new[] { refusal, refusedPrior }.OfType<string>()];
    }

    // Without it qualities are assumed and marked so: no reason not to start.
    private static (TrainedPredictor? Predictor, string? Refusal) OpenPredictor(string? directory, string textEncoder)
    {
        if (directory is null) return (null, null);
        try
        {
            return (TrainedPredictor.Load(directory, textEncoder), null);
        }
        catch (ModelFileException exception)
        {
            return (null, exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A trained model for the quality of candidates is refused, plainer ones stand in for it: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
