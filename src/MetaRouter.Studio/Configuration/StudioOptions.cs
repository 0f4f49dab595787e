using MetaRouter.Core.Preferences;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Routing;
using MetaRouter.Studio.Spending;

namespace MetaRouter.Studio.Configuration;

/// <summary>Everything that can be configured: the section <c>MetaRouter</c>. <c>appsettings.sample.json</c> documents every key.</summary>
public sealed class StudioOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "MetaRouter";

    /// <summary>Where the SQLite database and the keys of cookies are kept; relative to the working directory.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Where everything is remembered.</summary>
    public DatabaseOptions Database { get; set; } = new();

    /// <summary>Where the models are; empty for those that came with the program.</summary>
    public string ModelsDirectory { get; set; } = "";

    /// <summary>Recorded answers.</summary>
    public AnswerBankOptions AnswerBank { get; set; } = new();

    /// <summary>Providers of live models.</summary>
    public List<ProviderOptions> Providers { get; set; } = [];

    /// <summary>Live models.</summary>
    public List<CandidateOptions> Candidates { get; set; } = [];

    /// <summary>Where the Providers page looks for a server of models on this machine, such as Ollama; empty looks nowhere.</summary>
    public string LocalServer { get; set; } = "http://127.0.0.1:11434/v1";

    /// <summary>What people without an account may do.</summary>
    public GuestOptions Guests { get; set; } = new();

    /// <summary>What may be spent.</summary>
    public BudgetsOptions Budgets { get; set; } = new();

    /// <summary>What predicts the quality of live candidates.</summary>
    public QualityOptions Quality { get; set; } = new();

    /// <summary>What infers people's preferences.</summary>
    public PreferenceOptions Preference { get; set; } = new();

    /// <summary>How the router chooses.</summary>
    public AutoOptions Auto { get; set; } = new();

    /// <summary>How pairs are chosen.</summary>
    public PairSelectorOptions Pairs { get; set; } = new();

    /// <summary>Whether other machines can reach the server.</summary>
    internal bool IsReachable { get; set; }

    /// <summary>The models directory with its default filled in.</summary>
    public string ModelsPath => ModelsDirectory.Length > 0 ? Path.GetFullPath(ModelsDirectory) : Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>Folder of the trained quality predictor; null for none.</summary>
    public string? PredictorPath => Quality.Predictor.Length > 0 ? Path.Combine(ModelsPath, Quality.Predictor) : null;

    /// <summary>Folder of the preference prior; null for none.</summary>
    public string? PriorPath => Quality.Prior.Length > 0 ? Path.Combine(ModelsPath, Quality.Prior) : null;

    /// <summary>Folder of the trained preference model; null for none.</summary>
    public string? PreferenceModelPath => Preference.Model.Length > 0 ? Path.Combine(ModelsPath, Preference.Model) : null;

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="StudioConfigurationException">Something is wrong; the message names each key and its fix.</exception>
    public static StudioOptions Read(IConfiguration configuration)
    {
        StudioOptions options;
        try
        {
            options = configuration.GetSection(Section).Get<StudioOptions>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new StudioOptions();
        }
        catch (InvalidOperationException error)
        {
            throw new StudioConfigurationException($"The section {Section} of the configuration cannot be read: {error.Message} Compare it with appsettings.sample.json.");
        }

        var addresses = ListeningAddresses.Of(configuration);
        options.IsReachable = !addresses.All(ListeningAddresses.IsLoopback);
        var problems = options.Problems(addresses).ToList();
        return problems.Count == 0 ? options : throw new StudioConfigurationException(string.Join(Environment.NewLine, problems));
    }

    private IEnumerable<string> Problems(IReadOnlyList<string> addresses)
    {
        if (string.IsNullOrWhiteSpace(DataDirectory)) yield return "MetaRouter:DataDirectory must name a directory; it is empty.";
        if (AnswerBank.Pace is not (>= 0 and <= 100))
            yield return $"MetaRouter:AnswerBank:Pace must be between 0 (instantly) and 100; it is {AnswerBank.Pace}.";
        foreach (var problem in FileProblems()) yield return problem;
        if (LocalServer.Length > 0 && !Catalogue.ProviderAddress.TryParse(LocalServer, out _))
            yield return $"MetaRouter:LocalServer must be an http or https address, or empty to look for no local server; it is \"{LocalServer}\".";
        if (AnswerBank.Answers.Length == 0 && Candidates.Count == 0)
            yield return "MetaRouter:AnswerBank:Answers is empty and MetaRouter:Candidates has no entry; configure one of them.";
        if (Guests.DailyUsd is not (>= 0 and <= 1_000_000))
            yield return $"MetaRouter:Guests:DailyUsd must be between 0 and 1,000,000; it is {Guests.DailyUsd}.";
        if (Guests.NewPerMinute is not (>= 1 and <= 1_000_000))
            yield return $"MetaRouter:Guests:NewPerMinute must be between 1 and 1,000,000; it is {Guests.NewPerMinute}.";
        foreach (var problem in Budgets.Problems("MetaRouter:Budgets")) yield return problem;
        if (Pairs.Exploration is not (>= 0 and <= 1))
            yield return $"MetaRouter:Pairs:Exploration must be between 0 and 1; it is {Pairs.Exploration}.";
        foreach (var problem in Quality.Problems()) yield return problem;
        foreach (var problem in Auto.Problems(Candidates.Select(candidate => candidate.EffectiveId))) yield return problem;
        foreach (var problem in Candidates.SelectMany((candidate, index) => candidate.Problems($"MetaRouter:Candidates:{index}", Providers)))
            yield return problem;
        foreach (var twice in Candidates.GroupBy(candidate => candidate.EffectiveId, StringComparer.Ordinal).Where(group => group.Count() > 1))
            yield return $"MetaRouter:Candidates: the id \"{twice.Key}\" occurs {twice.Count()} times; give each candidate an id of its own.";
        if (Candidates.Any(candidate => candidate.IsPaid) && !Guests.MaySpend && addresses.FirstOrDefault(address => !ListeningAddresses.IsLoopback(address)) is { } open)
            yield return $"The server would listen on {open}, which other machines can reach, and guests would spend money on paid candidates. "
                + "Set MetaRouter:Guests:MaySpend to true if that is meant (MetaRouter:Guests:DailyUsd limits it), or listen on 127.0.0.1.";
    }

    private IEnumerable<string> FileProblems()
    {
        if (!Directory.Exists(ModelsPath))
        {
            yield return $"MetaRouter:ModelsDirectory must name a directory that exists, or be empty for the models that came with the program; {ModelsPath} does not exist.";
            yield break;
        }

        if (AnswerBank.Answers.Length == 0) yield break;
        if (!File.Exists(Path.Combine(ModelsPath, AnswerBank.Answers)))
            yield return $"MetaRouter:AnswerBank:Answers must name a file that exists, or be empty for none; {Path.Combine(ModelsPath, AnswerBank.Answers)} does not exist.";
        if (!File.Exists(Path.Combine(ModelsPath, AnswerBank.Pool)))
            yield return $"MetaRouter:AnswerBank:Pool must name a file that exists; {Path.Combine(ModelsPath, AnswerBank.Pool)} does not exist.";
    }
}

/// <summary>The configuration cannot work; the message says what to change.</summary>
public sealed class StudioConfigurationException(string message) : Exception(message);
