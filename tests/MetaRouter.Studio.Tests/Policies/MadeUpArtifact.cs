using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Preferences;
using MetaRouter.Studio.Policies;
using MetaRouter.TestKit;

namespace MetaRouter.Studio.Tests.Policies;

/// <summary>The shipped model under another hash: the same numbers, another version.</summary>
internal static class MadeUpArtifact
{
    /// <summary>Its files.</summary>
    /// <param name="mark">What makes it another one; "" for the shipped one.</param>
    /// <param name="change">Changes the manifest.</param>
    public static List<UploadedFile> Files(string mark, Action<JsonObject>? change = null)
    {
        var folder = RepositoryFiles.Path("models/metarouter/1");
        var files = new[] { MetaRouterFiles.Encoder, MetaRouterFiles.Belief, MetaRouterFiles.Policy }
            .Select(name => new UploadedFile(name, File.ReadAllBytes(Path.Combine(folder, name)))).ToList();
        // The name of the producer's version, field 3 of a model: the last one counts.
        if (mark.Length > 0) files[0] = files[0] with { Content = [.. files[0].Content, 0x1A, (byte)mark.Length, .. Encoding.ASCII.GetBytes(mark)] };
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, ArtifactManifest.FileName)))!.AsObject();
        manifest["files"]![MetaRouterFiles.Encoder] = Convert.ToHexStringLower(SHA256.HashData(files[0].Content));
        change?.Invoke(manifest);
        files.Add(new UploadedFile(ArtifactManifest.FileName, JsonSerializer.SerializeToUtf8Bytes(manifest)));
        return files;
    }

    /// <summary>A zip file of files.</summary>
    public static UploadedFile Zip(IEnumerable<UploadedFile> files)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var file in files)
            {
                using var entry = archive.CreateEntry(file.Name).Open();
                entry.Write(file.Content);
            }

        return new UploadedFile("model.zip", packed.ToArray());
    }
}
