using MetaRouter.Data.Auditing;
using MetaRouter.Data.Imports;
using MetaRouter.Studio.Configuration;

namespace MetaRouter.Studio.Features.Research.Exports;

/// <summary>Files of votes on their way in: kept on disk while they are read, for they are read twice. Safe for concurrent use.</summary>
public sealed class VoteUploads(DatasetImport import, StudioOptions options)
{
    /// <summary>Largest file, in bytes.</summary>
    public const long MostBytes = 512L * 1024 * 1024;

    private const int Block = 64 * 1024;

    private string Folder => Path.GetFullPath(Path.Combine(options.DataDirectory, "imports"));

    /// <summary>Removes what a program that died has left. Call before the first file is taken.</summary>
    public void RemoveLeft()
    {
        if (!Directory.Exists(Folder)) return;
        foreach (var path in Directory.GetFiles(Folder)) File.Delete(path);
    }

    /// <summary>Takes a file and loads it; nothing is left of the file itself.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="name">What the dataset is to be called.</param>
    /// <param name="file">The file, which the caller closes.</param>
    /// <param name="length">Its length in bytes, at most <see cref="MostBytes"/>.</param>
    /// <param name="skipsBadLines">Whether lines that are no votes are passed over.</param>
    /// <param name="progress">Told the share in [0, 1]: half for taking, half for loading.</param>
    /// <param name="cancellationToken">Gives up; nothing is loaded then.</param>
    public async Task<ImportResult> LoadAsync(
        Actor actor, string name, Stream file, long length, bool skipsBadLines, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, Guid.CreateVersion7().ToString("N"));
        try
        {
            await using (var copy = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
                await CopyAsync(file, copy, length, progress, cancellationToken);
            return await import.ImportAsync(actor, name, path, skipsBadLines, new SecondHalf(progress), cancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task CopyAsync(Stream from, Stream to, long length, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var buffer = new byte[Block];
        var taken = 0L;
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            taken += read;
            if (taken > MostBytes) throw new IOException("The file is larger than it said.");
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            progress?.Report(0.5 * taken / Math.Max(length, taken));
        }
    }

    private sealed class SecondHalf(IProgress<double>? progress) : IProgress<double>
    {
        public void Report(double value) => progress?.Report(0.5 + (0.5 * value));
    }
}
