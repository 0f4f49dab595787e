using System.IO.Compression;
using System.Security.Cryptography;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Storage;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>
/// Writes datasets for research: streamed, a page of rows in memory, under the rules that an admin has set, with pseudonyms. Who exports what is noted in the
/// audit log before the first row leaves. Safe for concurrent use.
/// </summary>
public sealed class DatasetExport(StudioDatabase database, TimeProvider time)
{
    // Of nothing, the framework makes a file without bytes, which other programs take for a broken one.
    private static readonly byte[] EmptyArchive = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private static readonly string ProgramVersion = typeof(DatasetExport).Assembly.GetName().Version!.ToString(3);

    /// <summary>Writes the data file alone.</summary>
    /// <param name="actor">Who exports.</param>
    /// <param name="request">What.</param>
    /// <param name="destination">Where to; written asynchronously, left open.</param>
    /// <param name="progress">Told after each page.</param>
    /// <param name="cancellationToken">Stops after the page under way.</param>
    /// <returns>What was written; its files are the data file.</returns>
    public async Task<DatasetManifest> WriteAsync(
        Actor actor, DatasetRequest request, Stream destination, IProgress<DatasetProgress>? progress, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToWholeMilliseconds();
        request = request with { AsOf = request.AsOf is { } asOf && asOf < now ? asOf : now };
        await NoteAsync(actor, request, cancellationToken);
        var pseudonyms = await Pseudonyms.OfAsync(database, time, cancellationToken);
        await using var context = database.CreateContext();
        var scope = new ExportScope(context, request, await ExportRules.ReadAsync(context, cancellationToken), pseudonyms, request.AsOf!.Value);
        await using var counted = new CountingStream(destination);
        var rows = await WriteRowsAsync(SourceOf(scope), scope, counted, progress, cancellationToken);
        if (request.IsCompressed && counted.Count == 0) await counted.WriteAsync(EmptyArchive, cancellationToken);
        return new DatasetManifest
        {
            Kind = request.KindName,
            Schema = request.Schema,
            ProgramVersion = ProgramVersion,
            CreatedAt = now,
            AsOf = scope.AsOf,
            Filter = request.Filter with { Withdrawn = false },
            Rules = scope.Rules,
            Rows = rows,
            Read = scope.Read,
            LeftOut = scope.LeftOut.Reasons,
            PersonalData = scope.LeftOut.PersonalDataKinds,
            PseudonymKeyId = pseudonyms.KeyId,
            Files = [new DatasetFile(request.FileName, counted.Count, counted.Sha256())],
        };
    }

    /// <summary>Writes data file, card and manifest into a directory, creating it; files of the same names are replaced when all is written.</summary>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public async Task<DatasetManifest> WriteFolderAsync(
        Actor actor, DatasetRequest request, string directory, IProgress<DatasetProgress>? progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var data = Path.Combine(directory, request.FileName);
        var unfinished = data + ".part";
        try
        {
            DatasetManifest manifest;
            await using (var file = File.Create(unfinished))
                manifest = await WriteAsync(actor, request, file, progress, cancellationToken);
            var (card, described) = WithCard(request, manifest);
            File.Move(unfinished, data, overwrite: true);
            await File.WriteAllBytesAsync(Path.Combine(directory, DataCard.FileName), card, cancellationToken);
            await File.WriteAllBytesAsync(Path.Combine(directory, DatasetManifest.FileName), described.ToJson(), cancellationToken);
            return described;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Writes the same three files as a zip archive.</summary>
    public async Task<DatasetManifest> WriteArchiveAsync(
        Actor actor, DatasetRequest request, Stream destination, IProgress<DatasetProgress>? progress, CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(destination, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        DatasetManifest manifest;
        await using (var data = await archive.CreateEntry(request.FileName).OpenAsync(cancellationToken))
            manifest = await WriteAsync(actor, request, data, progress, cancellationToken);
        var (card, described) = WithCard(request, manifest);
        await AddAsync(DataCard.FileName, card);
        await AddAsync(DatasetManifest.FileName, described.ToJson());
        return described;

        async Task AddAsync(string name, byte[] bytes)
        {
            await using var entry = await archive.CreateEntry(name).OpenAsync(cancellationToken);
            await entry.WriteAsync(bytes, cancellationToken);
        }
    }

    private static async Task<long> WriteRowsAsync(
        IDatasetSource source, ExportScope scope, Stream destination, IProgress<DatasetProgress>? progress, CancellationToken cancellationToken)
    {
        var total = await source.CountAsync(cancellationToken);
        progress?.Report(new DatasetProgress(0, total));
        await using var compressed = scope.Request.IsCompressed ? new GZipStream(destination, CompressionLevel.Optimal, leaveOpen: true) : null;
        using var writer = RowWriter.Of(scope.Request.Format, source.RowType);
        var (rows, output) = (0L, compressed ?? destination);
        // A table has its header even when nothing may leave.
        await writer.WriteAsync([], output, cancellationToken);
        await foreach (var page in source.PagesAsync(cancellationToken))
        {
            await writer.WriteAsync(page, output, cancellationToken);
            rows += page.Count;
            progress?.Report(new DatasetProgress(scope.Read, total));
        }

        return rows;
    }

    private static IDatasetSource SourceOf(ExportScope scope) => scope.Request.Kind switch
    {
        DatasetKind.Arena => new JudgedSource(scope, typeof(ArenaRow), ArenaRow.Of),
        DatasetKind.Dpo => new JudgedSource(scope, typeof(DpoRow), DpoRow.Of),
        DatasetKind.Kto => new JudgedSource(scope, typeof(KtoRow), KtoRow.Of),
        DatasetKind.Bandit => new BanditSource(scope),
        DatasetKind.Contexts => new ContextSource(scope),
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };

    private static (byte[] Card, DatasetManifest Manifest) WithCard(DatasetRequest request, DatasetManifest manifest)
    {
        var card = DataCard.Of(request, manifest);
        var file = new DatasetFile(DataCard.FileName, card.Length, Convert.ToHexStringLower(SHA256.HashData(card)));
        return (card, manifest with { Files = [.. manifest.Files, file] });
    }

    private Task<int> NoteAsync(Actor actor, DatasetRequest request, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            context.Note(actor, time.GetUtcNow(), "dataset.exported", request.KindName, FilterWords.Of(request));
            return await context.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);
}
