using System.Text.Json;
using CsvHelper;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>Rows as bytes: they are formatted into memory, some at a time, and go on without blocking.</summary>
internal abstract class RowWriter : IDisposable
{
    // A row may hold a long conversation: few of them are in memory at once.
    private const int Full = 256 * 1024;

    protected MemoryStream Page { get; } = new();

    public static RowWriter Of(DatasetFormat format, Type rowType) => format switch
    {
        DatasetFormat.Jsonl => new JsonLinesWriter(rowType),
        DatasetFormat.Csv => new CsvRowWriter(rowType),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    public async Task WriteAsync(IReadOnlyList<object> rows, Stream destination, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            Format(row);
            if (Page.Length >= Full) await PassOnAsync(destination, cancellationToken);
        }

        await PassOnAsync(destination, cancellationToken);
    }

    public virtual void Dispose() => Page.Dispose();

    protected abstract void Format(object row);

    protected virtual void Flush()
    {
    }

    private async Task PassOnAsync(Stream destination, CancellationToken cancellationToken)
    {
        Flush();
        await destination.WriteAsync(Page.GetBuffer().AsMemory(0, checked((int)Page.Length)), cancellationToken);
        Page.SetLength(0);
    }
}

/// <summary>One JSON object a line.</summary>
internal sealed class JsonLinesWriter(Type rowType) : RowWriter
{
    protected override void Format(object row)
    {
        JsonSerializer.Serialize(Page, row, rowType, RowJson.Options);
        Page.WriteByte((byte)'\n');
    }
}

/// <summary>A header line and one line a row.</summary>
internal sealed class CsvRowWriter : RowWriter
{
    private readonly IReadOnlyList<CsvColumn> _columns;
    private readonly CsvWriter _csv;

    public CsvRowWriter(Type rowType)
    {
        _columns = CsvColumn.Of(rowType);
        _csv = CsvWriter.Create(Page, new CsvWriterOptions { NewLine = "\r\n", WriteByteOrderMark = false, ValidateFieldCount = true }, leaveOpen: true);
        foreach (var column in _columns) _csv.WriteField(column.Name);
        _csv.EndRecord();
    }

    public override void Dispose()
    {
        _csv.Dispose();
        base.Dispose();
    }

    protected override void Format(object row)
    {
        foreach (var column in _columns) _csv.WriteField(column.Cell(row));
        _csv.EndRecord();
    }

    protected override void Flush() => _csv.Flush();
}
