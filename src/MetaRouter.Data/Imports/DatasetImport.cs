using System.Security.Cryptography;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Imports;

/// <summary>Loads files of votes, all or nothing, and lists and removes what was loaded. Safe for concurrent use.</summary>
public sealed class DatasetImport(StudioDatabase database, TimeProvider time)
{
    /// <summary>Longest name of a dataset, in characters.</summary>
    public const int MaxNameLength = 80;

    private const int Batch = 250;
    private const int MostReported = 20;

    // "datasets" in ASCII.
    private const long DatasetsLock = 0x6461746173657473;

    /// <summary>
    /// Reads a file twice: first to find out whether every line is a vote, then to load it in one transaction, in which nobody else writes on SQLite.
    /// A vote that is there already, from whatever file, is skipped and counted.
    /// </summary>
    /// <param name="actor">Who.</param>
    /// <param name="name">What the dataset is to be called.</param>
    /// <param name="path">The file: JSON Lines, or the same compressed with gzip.</param>
    /// <param name="skipsBadLines">Whether lines that are no votes are passed over; otherwise any such line refuses the file.</param>
    /// <param name="progress">Told the share of the file in [0, 1], of both readings together.</param>
    /// <param name="cancellationToken">Gives up; nothing is loaded then.</param>
    public async Task<ImportResult> ImportAsync(
        Actor actor, string name, string path, bool skipsBadLines, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        name = name.Trim();
        if (name.Length is 0 or > MaxNameLength) return ImportResult.Of(ImportRefusal.BadName);
        await using (var context = database.CreateContext())
            if (await context.ImportedDatasets.AnyAsync(row => row.Name == name, cancellationToken)) return ImportResult.Of(ImportRefusal.NameTaken);

        await using var file = File.OpenRead(path);
        FileFindings found;
        try
        {
            found = await CheckAsync(file, progress, cancellationToken);
        }
        catch (InvalidDataException error)
        {
            return ImportResult.Of(ImportRefusal.Unreadable) with { Problem = error.Message };
        }

        if (found.Format is not { } format) return ImportResult.Of(ImportRefusal.UnknownFormat);
        if (found.BadLineCount > 0 && (!skipsBadLines || found.Good == 0)) return ImportResult.Of(ImportRefusal.BadLines) with { BadLines = found.BadLines, BadLineCount = found.BadLineCount };
        file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
        var dataset = new ImportedDataset
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), Name = name, Format = format, FileHash = hash, ImportedAt = time.GetUtcNow().ToWholeMilliseconds(),
            ImportedBy = actor.PersonId ?? Guid.Empty, Loaded = 0, Duplicates = 0,
        };
        var loaded = await database.WriteAsync(context => LoadAsync(context, actor, dataset, file, progress, cancellationToken), cancellationToken);
        return loaded is null
            ? ImportResult.Of(ImportRefusal.NameTaken)
            : new ImportResult { Dataset = loaded, BadLines = found.BadLines, BadLineCount = found.BadLineCount };
    }

    /// <summary>The datasets, newest first.</summary>
    public async Task<IReadOnlyList<ImportedDataset>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.ImportedDatasets.OrderByDescending(row => row.ImportedAt).ThenBy(row => row.Name).ToListAsync(cancellationToken);
    }

    /// <summary>Removes a dataset and its votes; false if there is none of this id.</summary>
    public Task<bool> RemoveAsync(Actor actor, Guid datasetId, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            var name = await context.ImportedDatasets.Where(row => row.Id == datasetId).Select(row => row.Name).SingleOrDefaultAsync(cancellationToken);
            if (name is null) return false;
            await context.ImportedDatasets.Where(row => row.Id == datasetId).ExecuteDeleteAsync(cancellationToken);
            context.Note(actor, time.GetUtcNow(), "dataset.removed", name);
            await context.SaveChangesAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    private static async Task<FileFindings> CheckAsync(FileStream file, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var found = new FileFindings();
        var number = 0;
        await foreach (var line in VoteLines.ReadAsync(file, cancellationToken))
        {
            number++;
            if (IsBlank(line)) continue;
            found.Format ??= VoteParser.FormatOf(line);
            if (found.Format is not { } format) return found;
            try
            {
                VoteParser.Parse(line, format);
                found.Good++;
            }
            catch (FormatException error)
            {
                found.BadLineCount++;
                if (found.BadLines.Count < MostReported) found.BadLines.Add(new BadLine(number, error.Message));
            }

            if (number % Batch == 0) progress?.Report(0.5 * file.Position / file.Length);
        }

        return found;
    }

    private static async Task<ImportedDataset?> LoadAsync(
        StudioContext context, Actor actor, ImportedDataset dataset, FileStream file, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        await context.LockAsync(DatasetsLock, cancellationToken);
        if (await context.ImportedDatasets.AnyAsync(row => row.Name == dataset.Name, cancellationToken)) return null;
        context.Add(dataset);
        await context.SaveChangesAsync(cancellationToken);
        // The work may run again.
        file.Position = 0;
        var (loaded, duplicates) = (0, 0);
        var batch = new Dictionary<string, ImportedVote>(Batch, StringComparer.Ordinal);
        await foreach (var line in VoteLines.ReadAsync(file, cancellationToken))
        {
            if (IsBlank(line) || TryParse(line, dataset.Format) is not { } vote) continue;
            if (!batch.TryAdd(vote.ContentHash(), vote)) duplicates++;
            if (batch.Count == Batch) await StoreAsync();
        }

        await StoreAsync();
        context.Note(actor, dataset.ImportedAt, "dataset.imported", dataset.Name, FormattableString.Invariant($"{loaded} votes, {duplicates} were there already"));
        await context.SaveChangesAsync(cancellationToken);
        await context.ImportedDatasets.Where(row => row.Id == dataset.Id).ExecuteUpdateAsync(
            update => update.SetProperty(row => row.Loaded, loaded).SetProperty(row => row.Duplicates, duplicates), cancellationToken);
        return dataset with { Loaded = loaded, Duplicates = duplicates };

        async Task StoreAsync()
        {
            var hashes = batch.Keys.ToList();
            var known = await context.ImportedComparisons.Where(row => hashes.Contains(row.ContentHash)).Select(row => row.ContentHash).ToListAsync(cancellationToken);
            foreach (var hash in known) batch.Remove(hash);
            context.AddRange(batch.Select(entry => entry.Value.ToComparison(dataset.Id, entry.Key)));
            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
            (loaded, duplicates) = (loaded + batch.Count, duplicates + known.Count);
            batch.Clear();
            progress?.Report(0.5 + (0.5 * file.Position / file.Length));
        }
    }

    private static bool IsBlank(ReadOnlyMemory<byte> line) => line.Span.IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;

    private static ImportedVote? TryParse(ReadOnlyMemory<byte> line, ImportFormat format)
    {
        try
        {
            return VoteParser.Parse(line, format);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private sealed class FileFindings
    {
        public ImportFormat? Format { get; set; }

        public int Good { get; set; }

        public int BadLineCount { get; set; }

        public List<BadLine> BadLines { get; } = [];
    }
}
