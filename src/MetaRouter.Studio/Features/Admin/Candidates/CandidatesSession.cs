using System.Globalization;
using System.Text;
using MetaRouter.Data.Candidates;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Catalogue;

namespace MetaRouter.Studio.Features.Admin.Candidates;

/// <summary>What is open beside the table.</summary>
public enum CandidatePanel
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A candidate.</summary>
    Candidate,

    /// <summary>A candidate's prices.</summary>
    Prices,

    /// <summary>A catalogue of prices.</summary>
    Import,
}

/// <summary>The Candidates page, without anything that draws. One per circuit; what was typed is there again when the page is opened again.</summary>
public sealed class CandidatesSession(CurrentPerson current, PoolCatalogue catalogue, CandidateStore candidates, PriceStore prices, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _closed = new();

    /// <summary>Raised when anything on the page may look different.</summary>
    public event Action? Changed;

    /// <summary>Every candidate there is, and why it is not routable.</summary>
    public CatalogueState State => catalogue.Current;

    /// <summary>What is open.</summary>
    public CandidatePanel Panel { get; private set; }

    /// <summary>The form that is open; null for none.</summary>
    public EntryForm? Form { get; private set; }

    /// <summary>The candidate that is changed or priced; null for a new one.</summary>
    public string? Editing { get; private set; }

    /// <summary>The catalogue that is imported; null for none.</summary>
    public PriceImport? Import { get; private set; }

    /// <inheritdoc />
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <summary>Opens an empty form.</summary>
    public void Add() =>
        Open(CandidatePanel.Candidate, new EntryForm(CandidateFields.Of(CandidateFields.New(State.Providers.FirstOrDefault()?.Id ?? "")), 0), null);

    /// <summary>Opens the form of a candidate.</summary>
    public void Edit(CandidateEntry entry) => Open(CandidatePanel.Candidate, new EntryForm(CandidateFields.Of(entry), entry.Revision), entry.Id);

    /// <summary>Opens a candidate's prices.</summary>
    public void Price(KnownCandidate candidate) =>
        Open(CandidatePanel.Prices, new EntryForm(PriceFields.Of(candidate.Prices.At(time.GetUtcNow())), 0), candidate.Id);

    /// <summary>Opens the import of a catalogue.</summary>
    public void BeginImport() => Open(CandidatePanel.Import, null, null, new PriceImport());

    /// <summary>Closes what is open and forgets what was typed.</summary>
    public void Close() => Open(CandidatePanel.None, null, null);

    /// <summary>Saves the candidate that is typed.</summary>
    /// <returns>Null when a field has a problem.</returns>
    public async Task<EntryChange?> SaveAsync()
    {
        if (Form is not { } form) return null;
        var before = Editing is { } id ? State.Candidate(id)?.Entry : null;
        if (Editing is not null && before is null) return EntryChange.NotFound;
        if (CandidateFields.Read(form, before, provider => State.Provider(provider) is not null, taken => State.Candidate(taken) is not null) is not { } entry) return null;
        var actor = await current.ActorAsync();
        var change = before is null
            ? (await candidates.AddAsync(actor, [entry], _closed.Token)).Change
            : await candidates.ChangeAsync(actor, entry, CandidateFields.Changes(before, entry), _closed.Token);
        await catalogue.RefreshAsync(_closed.Token);
        if (change == EntryChange.Made && before is null && State.Candidate(entry.Id) is { } added) Price(added);
        else if (change == EntryChange.Made) Close();
        else if (change == EntryChange.IdTaken) form.Refuse(CandidateFields.Id, CandidatesText.IdTaken);
        else if (change == EntryChange.ChangedElsewhere && State.Candidate(entry.Id)?.Entry is { } theirs) form.Meet(CandidateFields.Of(theirs), theirs.Revision);
        return change;
    }

    /// <summary>Enters the price that is typed.</summary>
    /// <returns>Null when a field has a problem.</returns>
    public async Task<EntryChange?> SavePriceAsync()
    {
        if (Form is not { } form || Editing is not { } id || PriceFields.Read(form, id, time.GetUtcNow()) is not { } price) return null;
        var change = await prices.EnterAsync(await current.ActorAsync(), [price], id, PriceFields.Words(price), _closed.Token);
        await catalogue.RefreshAsync(_closed.Token);
        if (change == EntryChange.Made && State.Candidate(id) is { } candidate) Price(candidate);
        return change;
    }

    /// <summary>Lets a candidate answer, or not.</summary>
    public Task<EntryChange> EnableAsync(CandidateEntry entry, bool isEnabled) =>
        ChangeAsync(actor => candidates.ChangeAsync(actor, entry with { IsEnabled = isEnabled }, isEnabled ? "enabled" : "disabled", _closed.Token));

    /// <summary>Moves a candidate past its neighbour.</summary>
    public Task<EntryChange> MoveAsync(CandidateEntry entry, bool up) => ChangeAsync(actor => candidates.MoveAsync(actor, entry.Id, up, _closed.Token));

    /// <summary>Deletes a candidate; its prices stay for the comparisons that name them.</summary>
    public async Task<EntryChange> DeleteAsync(CandidateEntry entry)
    {
        var change = await ChangeAsync(actor => candidates.DeleteAsync(actor, entry.Id, entry.Revision, _closed.Token));
        if (change == EntryChange.Made && Editing == entry.Id) Close();
        return change;
    }

    /// <summary>Reads the pasted catalogue.</summary>
    public void ReadPasted()
    {
        if (Import is not { } import) return;
        if (import.Pasted.Length < PriceImport.MostPasted) Look(import, Encoding.UTF8.GetBytes(import.Pasted));
        else (import.Catalogue, import.Fault) = (null, new CatalogueFault(null, null, CatalogueText.TooLongToPaste));
    }

    /// <summary>Reads a catalogue from a file.</summary>
    /// <param name="file">The file, of at most <see cref="PriceCatalogueFormat.MostBytes"/>.</param>
    public async Task ReadFileAsync(Stream file)
    {
        if (Import is not { } import) return;
        (import.IsReading, import.Catalogue, import.Fault) = (true, null, null);
        Changed?.Invoke();
        try
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, _closed.Token);
            Look(import, bytes.ToArray());
        }
        catch (IOException)
        {
            // It was changed or taken away while it was read.
            import.Fault = new CatalogueFault(null, null, CatalogueText.Unreadable);
        }
        finally
        {
            import.IsReading = false;
            Changed?.Invoke();
        }
    }

    /// <summary>Refuses a file that is too large to be a catalogue.</summary>
    public void RefuseFile()
    {
        if (Import is { } import) (import.Catalogue, import.Fault) = (null, new CatalogueFault(null, null, CatalogueText.TooLong));
    }

    /// <summary>Enters every price that the catalogue changes, or none.</summary>
    /// <returns>How many, or null when nothing was entered because a candidate is gone or the source is missing.</returns>
    public async Task<int?> ApplyImportAsync()
    {
        if (Import is not { Catalogue: not null } import || import.Changes.Count == 0 || import.Source.Trim() is not { Length: > 0 and <= 200 } source) return null;
        var entries = import.Entries(time.GetUtcNow());
        var details = string.Create(CultureInfo.InvariantCulture, $"{entries.Count} prices: {string.Join(", ", entries.Take(20).Select(entry => entry.CandidateId))}{(entries.Count > 20 ? ", …" : "")}");
        var change = await prices.EnterAsync(await current.ActorAsync(), entries, source, details, _closed.Token);
        await catalogue.RefreshAsync(_closed.Token);
        if (change != EntryChange.Made) return null;
        Close();
        return entries.Count;
    }

    private void Open(CandidatePanel panel, EntryForm? form, string? editing, PriceImport? import = null)
    {
        (Panel, Form, Editing, Import) = (panel, form, editing, import);
        Changed?.Invoke();
    }

    private void Look(PriceImport import, ReadOnlyMemory<byte> json)
    {
        if (json.Length > PriceCatalogueFormat.MostBytes) RefuseFile();
        else (import.Catalogue, import.Fault) = PriceCatalogueFormat.Read(json, State.Candidates, time.GetUtcNow());
    }

    private async Task<EntryChange> ChangeAsync(Func<Data.Auditing.Actor, Task<EntryChange>> change)
    {
        var made = await change(await current.ActorAsync());
        await catalogue.RefreshAsync(_closed.Token);
        return made;
    }
}
