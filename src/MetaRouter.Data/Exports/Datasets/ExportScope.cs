using MetaRouter.Data.Storage;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>Everything that the sources of one export share.</summary>
/// <param name="Context">The tables; read one page after the other.</param>
/// <param name="Request">What is asked for.</param>
/// <param name="Rules">What may leave.</param>
/// <param name="Pseudonyms">Names for the outside.</param>
/// <param name="AsOf">What came later is left out.</param>
internal sealed record ExportScope(StudioContext Context, DatasetRequest Request, ExportRules Rules, Pseudonyms Pseudonyms, DateTimeOffset AsOf)
{
    public LeftOut LeftOut { get; } = new();

    /// <summary>Rows of the database that were looked at, so far.</summary>
    public long Read { get; set; }
}

/// <summary>Where the rows of a dataset come from.</summary>
internal interface IDatasetSource
{
    /// <summary>The type of every row: a record, whose properties are the fields.</summary>
    Type RowType { get; }

    /// <summary>How many rows of the database there are to look at.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>The rows that may leave, page by page in order; the scope counts the others.</summary>
    IAsyncEnumerable<IReadOnlyList<object>> PagesAsync(CancellationToken cancellationToken);
}
