using System.Collections.Concurrent;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Llm.Metering;
using MetaRouter.Llm.OpenAI;
using MetaRouter.Llm.RecordedAnswers;
using MetaRouter.Llm.TimingOut;
using Microsoft.Extensions.AI;

namespace MetaRouter.Llm.Providers;

/// <summary>
/// Knows for each candidate how to get an answer of its, and hands out nothing that could spend without a spender: every attempt of a live provider goes through
/// the ledger. Calls are tried once more before the first token, and time out. Safe for concurrent use.
/// </summary>
public sealed class ChatClientDirectory
{
    /// <summary>The provider that replays the answer bank.</summary>
    public const string RecordedProviderId = "recorded";

    private readonly IReadOnlyDictionary<string, Provider> _providers;
    private readonly AnswerBank? _bank;
    private readonly RecordedPace _pace;
    private readonly TimeProvider _time;
    private readonly ISpendLedger _ledger;
    private readonly ConcurrentDictionary<(string Provider, string Model), IChatClient> _clients = new();

    /// <summary>Checks the options and reads the keys.</summary>
    /// <param name="providers">What <c>MetaRouter:Providers</c> holds.</param>
    /// <param name="bank">What <see cref="RecordedProviderId"/> replays; null when nothing is.</param>
    /// <param name="pace">How fast it is replayed.</param>
    /// <param name="ledger">Where money is held back for each call of a live provider.</param>
    /// <param name="time">The clock of time-outs, retries and replay.</param>
    /// <param name="environmentVariable">Looks up an environment variable.</param>
    /// <exception cref="ProviderConfigurationException">An option is wrong or a key is missing.</exception>
    public ChatClientDirectory(
        IReadOnlyList<ProviderOptions> providers, AnswerBank? bank, RecordedPace pace, ISpendLedger ledger, TimeProvider time,
        Func<string, string?> environmentVariable)
    {
        var errors = providers.SelectMany((provider, index) => Errors(provider, Key(index), environmentVariable)).ToList();
        errors.AddRange(providers.Index().GroupBy(item => item.Item.Id, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => $"{Key(group.Last().Index)}:Id must be distinct; \"{group.Key}\" occurs {group.Count()} times."));
        if (errors.Count > 0) throw new ProviderConfigurationException(string.Join(Environment.NewLine, errors));

        _providers = providers.ToDictionary(provider => provider.Id, provider => new Provider(provider, KeyOf(provider, environmentVariable)), StringComparer.Ordinal);
        _bank = bank;
        _pace = pace;
        _ledger = ledger;
        _time = time;
    }

    /// <summary>Whether a candidate's answers are replayed, free of charge.</summary>
    public bool IsRecorded(CandidateModel candidate) => candidate.ProviderId == RecordedProviderId && _bank is not null;

    /// <summary>The way to get one answer of a candidate.</summary>
    /// <param name="candidate">Who is to answer.</param>
    /// <param name="spender">For whom.</param>
    /// <param name="held">Money that is held back for the first attempt already; null holds it back when the call is made.</param>
    /// <exception cref="ProviderConfigurationException">The candidate's provider is not configured.</exception>
    /// <exception cref="ArgumentException">The candidate is to be replayed and the answer bank does not hold it.</exception>
    public MeteredCall Call(CandidateModel candidate, Spender spender, Reservation? held = null)
    {
        var client = _clients.GetOrAdd((candidate.ProviderId, candidate.ProviderModel), static (_, use) => use.Directory.Create(use.Candidate), (Directory: this, Candidate: candidate));
        return IsRecorded(candidate) ? MeteredCall.Free(candidate, client) : MeteredCall.Charged(_ledger, candidate, spender, held, client, _time);
    }

    private IChatClient Create(CandidateModel candidate)
    {
        if (IsRecorded(candidate)) return new RecordedChatClient(_bank!, candidate.ProviderModel, _pace, _time);
        if (!_providers.TryGetValue(candidate.ProviderId, out var provider))
            throw new ProviderConfigurationException(
                $"MetaRouter:Candidates: candidate '{candidate.Id}' names the provider '{candidate.ProviderId}', which is not configured; "
                + $"add it to MetaRouter:Providers or use one of: {string.Join(", ", _providers.Keys.Append(RecordedProviderId))}.");
        var client = new OpenAIChatClient(new Uri(provider.Options.BaseUrl), provider.ApiKey, candidate.ProviderModel, _time);
        return new TimingOutChatClient(client, provider.Options.Timeouts, _time);
    }

    private static IEnumerable<string> Errors(ProviderOptions provider, string key, Func<string, string?> environmentVariable)
    {
        foreach (var error in provider.Validate(key)) yield return error;
        if (provider.ApiKeyVariable.Length > 0 && string.IsNullOrWhiteSpace(KeyOf(provider, environmentVariable)))
            yield return $"{key}:ApiKeyVariable names the environment variable {provider.ApiKeyVariable}, which is not set; set it to the provider's key, or leave ApiKeyVariable empty for a provider without keys.";
    }

    private static string? KeyOf(ProviderOptions provider, Func<string, string?> environmentVariable) =>
        provider.ApiKeyVariable.Length > 0 ? environmentVariable(provider.ApiKeyVariable)?.Trim() : null;

    private static string Key(int index) => FormattableString.Invariant($"MetaRouter:Providers:{index}");

    private sealed record Provider(ProviderOptions Options, string? ApiKey);
}
