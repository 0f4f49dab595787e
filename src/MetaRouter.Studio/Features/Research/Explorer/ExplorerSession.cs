using MetaRouter.Data.Imports;
using MetaRouter.Data.Research;
using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Features.Research.Explorer;

/// <summary>The explorer of one circuit, without anything that draws. What is read meanwhile gives way to the newest address.</summary>
public sealed class ExplorerSession(ComparisonExplorer explorer, OverviewCache overviews, SettingsInUse settings) : IDisposable
{
    /// <summary>Rows on a page.</summary>
    public const int PageLength = 50;

    private CancellationTokenSource _reading = new();

    /// <summary>Raised when anything on the page may look different.</summary>
    public event Action? Changed;

    /// <summary>What is shown.</summary>
    public ExplorerAddress Address { get; private set; } = new();

    /// <summary>The page; null before the first was read.</summary>
    public ExplorerPage? Page { get; private set; }

    /// <summary>How many comparisons the filter holds; null while they are counted.</summary>
    public long? Count { get; private set; }

    /// <summary>What can be chosen; empty lists until it was read.</summary>
    public ExplorerChoices Choices { get; private set; } = ExplorerChoices.None;

    /// <summary>The imported datasets, by name.</summary>
    public IReadOnlyList<ImportedDataset> Datasets { get; private set; } = [];

    /// <summary>Whether a page is being read.</summary>
    public bool IsReading { get; private set; }

    /// <inheritdoc />
    public void Dispose()
    {
        _reading.Cancel();
        _reading.Dispose();
    }

    /// <summary>Shows what an address says: first the page, then how many there are and what else can be chosen. Nothing more is shown of an earlier call.</summary>
    public async Task ShowAsync(string url)
    {
        await _reading.CancelAsync();
        _reading.Dispose();
        var cancellationToken = (_reading = new CancellationTokenSource()).Token;
        var address = ExplorerAddress.Parse(url);
        var isOther = address.DatasetId != Address.DatasetId;
        if (isOther || address.Filter != Address.Filter || Page is null) Count = null;
        if (isOther) Choices = ExplorerChoices.None;
        Address = address;
        IsReading = true;
        Changed?.Invoke();
        try
        {
            await ReadAsync(address, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Something else is looked at, or nothing any more; a statement that was stopped may say so in its own way.
        }
    }

    private async Task ReadAsync(ExplorerAddress address, CancellationToken cancellationToken)
    {
        var consent = settings.Current.Consent.Version;
        // Off the circuit, which draws meanwhile: SQLite answers on the calling thread.
        var page = await Task.Run(() => explorer.PageAsync(address.DatasetId, address.Filter, consent, address.Place, PageLength, cancellationToken), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        (Page, IsReading) = (page, false);
        Changed?.Invoke();
        if (Count is null)
        {
            var count = await Task.Run(() => explorer.CountAsync(address.DatasetId, address.Filter, consent, cancellationToken), cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            Count = count;
            Changed?.Invoke();
        }

        var datasets = await explorer.DatasetsAsync(cancellationToken);
        var choices = await Task.Run(() => ChoicesAsync(address.DatasetId, consent, cancellationToken), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        (Datasets, Choices) = (datasets, choices);
        Changed?.Invoke();
    }

    private async Task<ExplorerChoices> ChoicesAsync(Guid? datasetId, int consentVersion, CancellationToken cancellationToken)
    {
        if (datasetId is { } dataset) return await explorer.ImportedChoicesAsync(dataset, cancellationToken);
        var overview = await overviews.ReadAsync(consentVersion, cancellationToken);
        return new ExplorerChoices(
            overview.Pairs.Candidates, [.. overview.Categories.Select(count => count.Name).OfType<string>()], [.. overview.Languages.Select(count => count.Name).OfType<string>()]);
    }
}
