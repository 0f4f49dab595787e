using MetaRouter.Data.Candidates;
using MetaRouter.Data.Providers;
using MetaRouter.Llm;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Catalogue;

namespace MetaRouter.Studio.Features.Admin.Providers;

/// <summary>The Providers page, without anything that draws. One per circuit; what was typed is there again when the page is opened again.</summary>
public sealed class ProvidersSession(
    CurrentPerson current, PoolCatalogue catalogue, ProviderStore providers, CandidateStore candidates, ProviderKeys keys, ChatClientDirectory clients,
    ModelDiscovery discovery, ProviderTest test, LocalServer local) : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private readonly Dictionary<string, ProviderTestResult> _tests = new(StringComparer.Ordinal);
    private CancellationTokenSource? _asking;

    /// <summary>Raised when anything on the page may look different.</summary>
    public event Action? Changed;

    /// <summary>Every provider there is.</summary>
    public IReadOnlyList<KnownProvider> Providers => catalogue.Current.Providers;

    /// <summary>The form that is open; null for none.</summary>
    public EntryForm? Form { get; private set; }

    /// <summary>The provider that the form changes; null for a new one.</summary>
    public string? Editing { get; private set; }

    /// <summary>The models that are chosen from; null while none are asked for.</summary>
    public DiscoveredModels? Discovery { get; private set; }

    /// <summary>The provider that is tried now.</summary>
    public string? Testing { get; private set; }

    /// <summary>A local server of models that could be set up; null for none.</summary>
    public string? LocalAddress { get; private set; }

    /// <summary>Whether keys can be stored.</summary>
    public bool CanStoreKeys => keys.CanStore;

    /// <inheritdoc />
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
        _asking?.Dispose();
    }

    /// <summary>How many candidates name a provider.</summary>
    public int CandidatesOf(string providerId) => catalogue.Current.Candidates.Count(candidate => candidate.ProviderId == providerId);

    /// <summary>What became of the last try of a provider; null when it was not tried.</summary>
    public ProviderTestResult? TestOf(string providerId) => _tests.GetValueOrDefault(providerId);

    /// <summary>Looks for a local server; nothing waits for it.</summary>
    public async Task LookAroundAsync()
    {
        try
        {
            LocalAddress = await local.FindAsync(_closed.Token);
            Changed?.Invoke();
        }
        catch (OperationCanceledException)
        {
            // The page is not shown any more.
        }
    }

    /// <summary>Opens an empty form, or that of the local server.</summary>
    public void Add(string id = "", string baseUrl = "") => Open(new EntryForm(ProviderFields.Of(ProviderFields.New(id, baseUrl)), 0), null);

    /// <summary>Opens the form of a provider.</summary>
    public void Edit(ProviderEntry entry) => Open(new EntryForm(ProviderFields.Of(entry), entry.Revision), entry.Id);

    /// <summary>Closes the form and forgets what was typed.</summary>
    public void Close() => Open(null, null);

    /// <summary>Saves what is typed.</summary>
    /// <returns>Null when a field has a problem.</returns>
    public async Task<EntryChange?> SaveAsync()
    {
        if (Form is not { } form) return null;
        var before = Editing is { } id ? catalogue.Current.Provider(id)?.Entry : null;
        if (Editing is not null && before is null) return EntryChange.NotFound;
        if (ProviderFields.Read(form, before, keys, taken => catalogue.Current.Provider(taken) is not null) is not { } entry) return null;
        var actor = await current.ActorAsync();
        var change = before is null
            ? await providers.AddAsync(actor, entry, ProviderFields.Words(entry), _closed.Token)
            : await providers.ChangeAsync(actor, entry, ProviderFields.Changes(before, entry), _closed.Token);
        await catalogue.RefreshAsync(_closed.Token);
        if (change == EntryChange.Made) Close();
        else if (change == EntryChange.IdTaken) form.Refuse(ProviderFields.Id, ProvidersText.IdTaken);
        else if (change == EntryChange.ChangedElsewhere && catalogue.Current.Provider(entry.Id)?.Entry is { } theirs) form.Meet(ProviderFields.Of(theirs), theirs.Revision);
        return change;
    }

    /// <summary>Lets a provider's candidates answer, or not.</summary>
    public async Task<EntryChange> EnableAsync(ProviderEntry entry, bool isEnabled)
    {
        var change = await providers.ChangeAsync(await current.ActorAsync(), entry with { IsEnabled = isEnabled }, isEnabled ? "enabled" : "disabled", _closed.Token);
        await catalogue.RefreshAsync(_closed.Token);
        return change;
    }

    /// <summary>Deletes a provider that no candidate names.</summary>
    public async Task<EntryChange> DeleteAsync(ProviderEntry entry)
    {
        var change = await providers.DeleteAsync(await current.ActorAsync(), entry.Id, entry.Revision, _closed.Token);
        await catalogue.RefreshAsync(_closed.Token);
        if (change == EntryChange.Made && Editing == entry.Id) Close();
        return change;
    }

    /// <summary>Tries a provider; see <see cref="TestOf"/>.</summary>
    public async Task TestAsync(string providerId)
    {
        var asking = Begin();
        Testing = providerId;
        _tests.Remove(providerId);
        Changed?.Invoke();
        try
        {
            if (await test.RunAsync(await current.IdAsync(), providerId, null, asking.Token) is { } result) _tests[providerId] = result;
        }
        catch (OperationCanceledException)
        {
            // Given up; nothing is shown.
        }
        finally
        {
            // Another test may have taken this one's place.
            if (_asking == asking) Testing = null;
            Changed?.Invoke();
        }
    }

    /// <summary>Asks a provider which models it offers; see <see cref="Discovery"/>.</summary>
    public async Task DiscoverAsync(string providerId)
    {
        if (clients.Find(providerId) is not { } provider) return;
        var asking = Begin();
        var found = Discovery = new DiscoveredModels(providerId);
        Changed?.Invoke();
        try
        {
            found.Models = await discovery.ListAsync(provider, asking.Token);
        }
        catch (AnswerFailure failure)
        {
            found.Failure = failure;
        }
        catch (OperationCanceledException)
        {
            if (Discovery == found) Discovery = null;
        }

        Changed?.Invoke();
    }

    /// <summary>Gives up what a provider was asked.</summary>
    public void StopAsking() => _asking?.Cancel();

    /// <summary>Closes the list of models.</summary>
    public void CloseDiscovery()
    {
        StopAsking();
        Discovery = null;
        Changed?.Invoke();
    }

    /// <summary>Whether a model is a candidate already.</summary>
    public bool IsCandidate(string providerId, string model) =>
        catalogue.Current.Candidates.Any(candidate => candidate.ProviderId == providerId && candidate.ProviderModel == model);

    /// <summary>Makes the chosen models candidates, which are routable once they have a price and are enabled.</summary>
    /// <returns>What became of it, and the ids that others have.</returns>
    public async Task<(EntryChange Change, IReadOnlyList<string> Taken)> AddChosenAsync()
    {
        if (Discovery is not { Chosen: { Count: > 0 } chosen } found) return (EntryChange.NotFound, []);
        var taken = chosen.Select(model => NewId(found.ProviderId, model)).Where(id => catalogue.Current.Candidate(id) is not null).ToList();
        if (taken.Count > 0) return (EntryChange.IdTaken, taken);
        var added = await candidates.AddAsync(await current.ActorAsync(), [.. chosen.Select(model => NewCandidate(found.ProviderId, model))], _closed.Token);
        await catalogue.RefreshAsync(_closed.Token);
        if (added.Change == EntryChange.Made) CloseDiscovery();
        return added;
    }

    private void Open(EntryForm? form, string? editing)
    {
        (Form, Editing) = (form, editing);
        Changed?.Invoke();
    }

    private static string NewId(string providerId, OfferedModel model) => $"{providerId}/{model.Id}" is { Length: <= CandidateEntry.MaxNameLength } id ? id : model.Id;

    private static CandidateEntry NewCandidate(string providerId, OfferedModel model) => new()
    {
        Id = NewId(providerId, model),
        Name = model.Id,
        Maker = providerId,
        ProviderId = providerId,
        ProviderModel = model.Id,
        MaxOutputTokens = Math.Clamp((model.ContextTokens ?? 2048) / 2, 1, 1024),
        ContextTokens = model.ContextTokens,
        Position = 0,
        CreatedAt = default,
    };

    private CancellationTokenSource Begin()
    {
        _asking?.Cancel();
        _asking?.Dispose();
        return _asking = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
    }
}
