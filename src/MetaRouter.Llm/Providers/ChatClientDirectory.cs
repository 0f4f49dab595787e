using System.Collections.Concurrent;
using System.Collections.Frozen;
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
/// the ledger. Calls are tried once more before the first token, and time out. Providers may change meanwhile: calls under way go on as they were made. Safe for
/// concurrent use.
/// </summary>
public sealed class ChatClientDirectory
{
    /// <summary>The provider that replays the answer bank.</summary>
    public const string RecordedProviderId = "recorded";

    private readonly IReadOnlyList<ProviderAccess> _configured;
    private readonly AnswerBank? _bank;
    private readonly RecordedPace _pace;
    private readonly TimeProvider _time;
    private readonly ISpendLedger _ledger;
    private readonly Lock _replacing = new();
    private volatile Known _known;

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

        _configured = [.. providers.Select(provider => new ProviderAccess(provider.Id, new Uri(provider.BaseUrl), KeyOf(provider, environmentVariable), provider.Timeouts))];
        _known = Known.Of(_configured);
        _bank = bank;
        _pace = pace;
        _ledger = ledger;
        _time = time;
    }

    /// <summary>Providers in use beside the configured ones, which keep their ids; the ones in use before go. Clients of unchanged providers stay.</summary>
    public void Replace(IReadOnlyList<ProviderAccess> added)
    {
        lock (_replacing) _known = _known.Next([.. _configured, .. added]);
    }

    /// <summary>A provider in use; null for an unknown one.</summary>
    public ProviderAccess? Find(string providerId) => _known.Providers.GetValueOrDefault(providerId);

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
        var known = _known;
        var client = known.Clients.GetOrAdd(
            (candidate.ProviderId, candidate.ProviderModel), static (_, use) => use.Directory.Create(use.Known, use.Candidate), (Directory: this, Known: known, Candidate: candidate));
        return IsRecorded(candidate) ? MeteredCall.Free(candidate, client) : MeteredCall.Charged(_ledger, candidate, spender, held, client, _time);
    }

    private IChatClient Create(Known known, CandidateModel candidate)
    {
        if (IsRecorded(candidate)) return new RecordedChatClient(_bank!, candidate.ProviderModel, _pace, _time);
        // A question that was prepared before its provider went is asked all the same.
        if (!known.Providers.TryGetValue(candidate.ProviderId, out var provider) && !known.Former.TryGetValue(candidate.ProviderId, out provider))
            throw new ProviderConfigurationException(
                $"MetaRouter:Candidates: candidate '{candidate.Id}' names the provider '{candidate.ProviderId}', which is not configured; "
                + $"add it to MetaRouter:Providers or use one of: {string.Join(", ", known.Providers.Keys.Order(StringComparer.Ordinal).Append(RecordedProviderId))}.");
        return new TimingOutChatClient(new OpenAIChatClient(provider.BaseUrl, provider.ApiKey, candidate.ProviderModel, _time), provider.Timeouts, _time);
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

    /// <param name="Providers">Those in use, by id.</param>
    /// <param name="Former">Those that were in use, by id.</param>
    /// <param name="Clients">Made on the first call.</param>
    private sealed record Known(
        FrozenDictionary<string, ProviderAccess> Providers, FrozenDictionary<string, ProviderAccess> Former, ConcurrentDictionary<(string Provider, string Model), IChatClient> Clients)
    {
        public static Known Of(IReadOnlyList<ProviderAccess> providers) =>
            new(ById(providers), FrozenDictionary<string, ProviderAccess>.Empty, new ConcurrentDictionary<(string Provider, string Model), IChatClient>());

        public Known Next(IReadOnlyList<ProviderAccess> providers)
        {
            var next = ById(providers);
            var kept = Clients.Where(client => !Providers.TryGetValue(client.Key.Provider, out var before)
                ? client.Key.Provider == RecordedProviderId
                : next.TryGetValue(client.Key.Provider, out var after) && after.IsLike(before));
            var former = Former.Values.Concat(Providers.Values).Where(provider => !next.ContainsKey(provider.Id)).GroupBy(provider => provider.Id, StringComparer.Ordinal)
                .ToFrozenDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
            return new Known(next, former, new ConcurrentDictionary<(string Provider, string Model), IChatClient>(kept));
        }

        // The first of an id counts: the configured one.
        private static FrozenDictionary<string, ProviderAccess> ById(IEnumerable<ProviderAccess> providers) =>
            providers.GroupBy(provider => provider.Id, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }
}
