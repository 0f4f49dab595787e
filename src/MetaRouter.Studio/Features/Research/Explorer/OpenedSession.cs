using MetaRouter.Data.Imports;
using MetaRouter.Data.Research;
using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Features.Research.Explorer;

/// <summary>One comparison opened whole, without anything that draws.</summary>
public sealed class OpenedSession(ComparisonExplorer explorer, SettingsInUse settings) : IDisposable
{
    private readonly CancellationTokenSource _closed = new();

    /// <summary>Whether <see cref="OpenAsync"/> has finished; both others are null then if there is no such comparison.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>A comparison made here.</summary>
    public OpenedComparison? Opened { get; private set; }

    /// <summary>A comparison of an imported dataset.</summary>
    public ImportedComparison? Imported { get; private set; }

    /// <inheritdoc />
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <summary>Reads a comparison of a source.</summary>
    /// <param name="datasetId">The imported dataset; null for the comparisons made here.</param>
    /// <param name="sequence">Its place there.</param>
    public async Task OpenAsync(Guid? datasetId, long sequence)
    {
        (IsLoaded, Opened, Imported) = (false, null, null);
        if (datasetId is { } dataset) Imported = await explorer.OpenImportedAsync(dataset, sequence, _closed.Token);
        else Opened = await explorer.OpenAsync(sequence, settings.Current.Consent.Version, _closed.Token);
        IsLoaded = true;
    }
}
