using System.IO.Compression;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Queries;
using MetaRouter.Data.PolicyVersions;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Preferences;
using MetaRouter.Studio.Comparing;

namespace MetaRouter.Studio.Policies;

/// <summary>A file that was uploaded.</summary>
/// <param name="Name">What it is called, without a folder.</param>
/// <param name="Content">What is in it.</param>
public sealed record UploadedFile(string Name, byte[] Content);

/// <summary>An uploaded model that can be used, or why it cannot.</summary>
/// <param name="Version">What it is.</param>
/// <param name="Files">The files that it needs, its manifest included, by name.</param>
/// <param name="Refusal">What is wrong and what to do; null when nothing is.</param>
public sealed record CheckedArtifact(PolicyVersion? Version, IReadOnlyDictionary<string, byte[]> Files, string? Refusal);

/// <summary>Reads uploaded models: a zip file, or the files by themselves, with a manifest among them. Nothing of what is refused is kept.</summary>
public sealed class PolicyArtifact(ITextEncoder encoder, TimeProvider time)
{
    /// <summary>Largest upload, and largest content of a zip file, in bytes.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    /// <summary>Most files of one artifact.</summary>
    public const int MostFiles = 32;

    private static readonly Dictionary<string, byte[]> NoFiles = [];

    /// <summary>Checks an upload as the program does when it opens a model: manifest, hashes, kind, sizes, one run of each file.</summary>
    public CheckedArtifact Check(IReadOnlyList<UploadedFile> uploaded)
    {
        var (unpacked, refusal) = Unpack(uploaded);
        if (refusal is not null) return Refused(refusal);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in unpacked)
            if (!files.TryAdd(file.Name, file.Content)) return Refused(Words(PolicyText.Twice, file.Name));
        if (!files.ContainsKey(ArtifactManifest.FileName)) return Refused(PolicyText.NoManifest);
        var directory = Directory.CreateTempSubdirectory("metarouter-policy-");
        try
        {
            foreach (var (name, content) in files) File.WriteAllBytes(Path.Combine(directory.FullName, name), content);
            return Open(directory.FullName, files);
        }
        catch (ModelFileException error)
        {
            // Where the files lay for a moment is nobody's business, and the remedy is another one here.
            return Refused(Words(PolicyText.Unusable, error.Message.Replace(directory.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
                .Replace(directory.FullName, PolicyText.Upload, StringComparison.Ordinal).Replace(MetaRouterModel.Expected.Remedy, "", StringComparison.Ordinal).Trim()));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private CheckedArtifact Open(string directory, Dictionary<string, byte[]> files)
    {
        var manifest = ArtifactManifest.Read(directory, MetaRouterModel.Expected);
        if (manifest.TextEncoder is { } other && other != encoder.Version) return Refused(Words(PolicyText.OtherEncoder, encoder.Version, other));
        var model = OpenedPreference.Open(directory).Model;
        var kept = files.Where(file => file.Key == ArtifactManifest.FileName || manifest.Files.ContainsKey(file.Key)).ToDictionary();
        return new CheckedArtifact(VersionOf(manifest, model.Version, kept), kept, null);
    }

    /// <summary>The <see cref="PolicyVersion.ModelVersion"/> of the model that needs no training.</summary>
    internal static string BayesianModel { get; } = new BayesianPreference().Version;

    /// <summary>The row of the model that needs no training, and no files.</summary>
    internal PolicyVersion Bayesian()
    {
        var now = time.GetUtcNow();
        return new PolicyVersion { Id = Guid.CreateVersion7(now), Name = PolicyText.Bayesian, ModelVersion = BayesianModel, Manifest = "{}", State = PolicyState.Candidate, AddedAt = now };
    }

    /// <summary>The row of a model that came with the program.</summary>
    /// <param name="directory">Its folder.</param>
    /// <exception cref="ModelFileException">It cannot be used.</exception>
    internal (PolicyVersion Version, IReadOnlyDictionary<string, byte[]> Files) OfFolder(string directory)
    {
        var manifest = ArtifactManifest.Read(directory, MetaRouterModel.Expected);
        var version = OpenedPreference.Open(directory).Model.Version;
        var files = manifest.Files.Keys.Append(ArtifactManifest.FileName).ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(directory, name)));
        return (VersionOf(manifest, version, files), files);
    }

    private PolicyVersion VersionOf(ArtifactManifest manifest, string modelVersion, IReadOnlyDictionary<string, byte[]> files)
    {
        var now = time.GetUtcNow();
        return new PolicyVersion
        {
            Id = Guid.CreateVersion7(now),
            Name = Words(PolicyText.Name, manifest.Kind, manifest.Version, manifest.Seed),
            ModelVersion = modelVersion,
            Manifest = System.Text.Encoding.UTF8.GetString(files[ArtifactManifest.FileName]),
            State = PolicyState.Candidate,
            AddedAt = now,
        };
    }

    private static (IReadOnlyList<UploadedFile> Files, string? Refusal) Unpack(IReadOnlyList<UploadedFile> uploaded)
    {
        if (uploaded.Count == 0) return ([], PolicyText.NoFiles);
        if (uploaded is not [{ } zip] || !zip.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return uploaded.FirstOrDefault(file => !IsPlain(file.Name)) is { } odd ? ([], Words(PolicyText.HasFolder, odd.Name)) : (uploaded, null);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip.Content), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostFiles) return ([], Words(PolicyText.TooManyFiles, MostFiles));
            var files = new List<UploadedFile>();
            var left = MostBytes;
            foreach (var entry in archive.Entries)
            {
                if (!IsPlain(entry.FullName)) return ([], Words(PolicyText.HasFolder, entry.FullName));
                // What an entry says of its size is not believed.
                using var content = entry.Open();
                if (ReadAtMost(content, left) is not { } bytes) return ([], Words(PolicyText.TooLarge, MostBytes / 1024 / 1024));
                left -= bytes.Length;
                files.Add(new UploadedFile(entry.FullName, bytes));
            }

            return (files, null);
        }
        catch (InvalidDataException)
        {
            return ([], PolicyText.NoZip);
        }
    }

    private static byte[]? ReadAtMost(Stream content, int most)
    {
        using var kept = new MemoryStream();
        var part = new byte[81920];
        for (int read; (read = content.Read(part)) > 0;)
        {
            if (kept.Length + read > most) return null;
            kept.Write(part, 0, read);
        }

        return kept.ToArray();
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= 100 && !name.StartsWith('.') && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    private static CheckedArtifact Refused(string reason) => new(null, NoFiles, reason);

    private static string Words(string text, params object[] values) => string.Format(System.Globalization.CultureInfo.CurrentCulture, text, values);
}
