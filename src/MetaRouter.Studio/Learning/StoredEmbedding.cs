using System.Buffers.Binary;
using System.Numerics.Tensors;
using MetaRouter.Core.Queries;

namespace MetaRouter.Studio.Learning;

/// <summary>An embedding as the reward log keeps it: half-precision numbers, little-endian. Learning sees what is read back, so that a restart learns the same.</summary>
internal static class StoredEmbedding
{
    /// <summary>1,024 bytes.</summary>
    public static byte[] ToBytes(QueryEmbedding embedding)
    {
        var bytes = new byte[QueryEmbedding.Dimensions * 2];
        for (var index = 0; index < QueryEmbedding.Dimensions; index++)
            BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(index * 2), (Half)embedding.Values[index]);
        return bytes;
    }

    /// <summary>The embedding, within half a thousandth of the original; null for bytes that hold none.</summary>
    public static QueryEmbedding? FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != QueryEmbedding.Dimensions * 2) return null;
        var values = new float[QueryEmbedding.Dimensions];
        for (var index = 0; index < values.Length; index++) values[index] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(index * 2)..]);
        var norm = TensorPrimitives.Norm<float>(values);
        if (!(norm > 0)) return null;
        TensorPrimitives.Divide(values, norm, values);
        return new QueryEmbedding(values);
    }
}
