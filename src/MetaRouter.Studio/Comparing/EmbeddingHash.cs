using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MetaRouter.Core.Queries;

namespace MetaRouter.Studio.Comparing;

/// <summary>Names an embedding without storing it.</summary>
internal static class EmbeddingHash
{
    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the vector's bytes.</summary>
    internal static string Of(QueryEmbedding embedding) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(embedding.Values)))[..16];
}
