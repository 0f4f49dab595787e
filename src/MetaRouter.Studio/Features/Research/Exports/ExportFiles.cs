using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Studio.Configuration;

namespace MetaRouter.Studio.Features.Research.Exports;

/// <summary>
/// Finished exports on disk: archives under <c>exports</c> in the data directory, each with a note of what it is beside it. They go after a day. Safe for
/// concurrent use.
/// </summary>
public sealed partial class ExportFiles(StudioOptions options, TimeProvider time)
{
    /// <summary>How long a file is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private const string NoteEnd = ".json";
    private const string PartEnd = ".part";
    private const string MomentFormat = "yyyyMMdd-HHmmss";

    private string Folder { get; } = Path.GetFullPath(Path.Combine(options.DataDirectory, "exports"));

    /// <summary>The finished files, newest first.</summary>
    public async Task<IReadOnlyList<ExportFile>> ListAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Folder)) return [];
        var files = new List<ExportFile>();
        foreach (var path in Directory.GetFiles(Folder, "*.zip" + NoteEnd))
            if (await ReadAsync(path, cancellationToken) is { } file && Find(file.Name) is not null) files.Add(file);
        return [.. files.OrderByDescending(file => file.CreatedAt).ThenBy(file => file.Name, StringComparer.Ordinal)];
    }

    /// <summary>Full path of a finished file; null if there is none of this name, or its day is over.</summary>
    public string? Find(string name) => FileName().IsMatch(name) && BegunAt(name) >= time.GetUtcNow() - KeptFor && File.Exists(PathOf(name)) && File.Exists(PathOf(name) + NoteEnd) ? PathOf(name) : null;

    /// <summary>Removes a file; false if there is none of this name.</summary>
    public bool Remove(string name)
    {
        if (Find(name) is not { } path) return false;
        File.Delete(path + NoteEnd);
        File.Delete(path);
        return true;
    }

    /// <summary>Removes what is older than a day, finished or not.</summary>
    public void RemoveOld()
    {
        if (!Directory.Exists(Folder)) return;
        var oldest = time.GetUtcNow() - KeptFor;
        foreach (var path in Directory.GetFiles(Folder))
            if (BegunAt(Path.GetFileName(path)) < oldest) File.Delete(path);
    }

    /// <summary>Makes a file; it is there when <paramref name="write"/> has ended, and nothing is left when it fails.</summary>
    public async Task<ExportFile> MakeAsync(string kind, Func<Stream, Task<DatasetManifest>> write, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder);
        var now = time.GetUtcNow();
        var name = $"metarouter-{kind}-{now.ToString(MomentFormat, CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}.zip";
        var path = PathOf(name);
        try
        {
            DatasetManifest manifest;
            string hash;
            long bytes;
            await using (var stream = new FileStream(path + PartEnd, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                manifest = await write(stream);
                await stream.FlushAsync(cancellationToken);
                (stream.Position, bytes) = (0, stream.Length);
                hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
            }

            var file = new ExportFile(name, kind, now, bytes, hash, manifest.Rows, manifest.Read, manifest.LeftOut.Values.Sum());
            File.Move(path + PartEnd, path);
            await File.WriteAllBytesAsync(path + NoteEnd, JsonSerializer.SerializeToUtf8Bytes(file), CancellationToken.None);
            return file;
        }
        finally
        {
            File.Delete(path + PartEnd);
        }
    }

    private static async Task<ExportFile?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize<ExportFile>(await File.ReadAllBytesAsync(path, cancellationToken));
        }
        catch (Exception error) when (error is JsonException or FileNotFoundException)
        {
            // Removed in this moment, or not written whole when the program died.
            return null;
        }
    }

    private string PathOf(string name) => Path.Combine(Folder, name);

    // Whatever else lies in the folder is none of ours.
    private static DateTimeOffset? BegunAt(string name) =>
        Moment().Match(name) is { Success: true } moment
        && DateTimeOffset.TryParseExact(moment.Groups[1].Value, MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    [GeneratedRegex(@"\Ametarouter-[a-z]+-([0-9]{8}-[0-9]{6})-[0-9a-f]{6}\.zip")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\Ametarouter-[a-z]+-[0-9]{8}-[0-9]{6}-[0-9a-f]{6}\.zip\z")]
    private static partial Regex FileName();
}

/// <summary>A finished export.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="CreatedAt">When it was begun, UTC.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256 of the archive, lower-case hexadecimal.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Read">Rows of the database that were read.</param>
/// <param name="LeftOut">Those of them that were left out.</param>
public sealed record ExportFile(string Name, string Kind, DateTimeOffset CreatedAt, long Bytes, string Sha256, long Rows, long Read, long LeftOut)
{
    /// <summary>Where it is downloaded.</summary>
    public string Url => StudioUrls.ResearchExportFile.Replace("{name}", Name, StringComparison.Ordinal);
}
