using System.Security.Cryptography;

namespace MetaRouter.Onnx.ModelFiles;

/// <summary>Reads files whose content is known by its SHA-256 (64 lower-case hexadecimal digits).</summary>
internal static class ModelFile
{
    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <exception cref="ModelFileException">The file cannot be read.</exception>
    public static byte[] Read(string path, string remedy)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException($"{path} cannot be read: {exception.Message} {remedy}", exception);
        }
    }

    /// <exception cref="ModelFileException">The content has another hash.</exception>
    public static void Check(string path, ReadOnlySpan<byte> content, string expectedHash, string remedy)
    {
        var found = Hash(content);
        if (!string.Equals(found, expectedHash, StringComparison.Ordinal))
            throw new ModelFileException($"{path} is not the expected file: expected SHA-256 {expectedHash}, found {found}. {remedy}");
    }
}
