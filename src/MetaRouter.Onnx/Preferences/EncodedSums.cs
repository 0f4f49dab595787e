using System.Buffers.Binary;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Onnx.Preferences;

/// <summary>A person's state under the context encoder: what their contexts add up to.</summary>
/// <param name="Count">Number of comparisons.</param>
/// <param name="Values">Σ m μ/σ², then Σ m/σ².</param>
internal sealed record EncodedSums(int Count, double[] Values)
{
    private const int Bytes = sizeof(int) + ContextEncoding.SumSize * sizeof(double);

    /// <exception cref="ArgumentException">The state is another model's.</exception>
    public static EncodedSums Parse(PreferenceState state, string version)
    {
        if (state.Version != version || state.Bytes.Length != Bytes)
            throw new ArgumentException($"This state was written by '{state.Version}', not by '{version}'; rebuild it from the person's contexts.", nameof(state));
        var bytes = state.Bytes.Span;
        var values = new double[ContextEncoding.SumSize];
        for (var index = 0; index < values.Length; index++)
            values[index] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(sizeof(int) + index * sizeof(double))..]);
        return new EncodedSums(BinaryPrimitives.ReadInt32LittleEndian(bytes), values);
    }

    public PreferenceState Format(string version)
    {
        var bytes = new byte[Bytes];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Count);
        for (var index = 0; index < Values.Length; index++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(sizeof(int) + index * sizeof(double)), Values[index]);
        return new PreferenceState(version, bytes);
    }
}
