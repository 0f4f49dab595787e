using System.Numerics.Tensors;

namespace MetaRouter.Onnx.TextEncoding;

/// <summary>The weights under the names that the source package gives them, and what is folded into them so that the graph has less to do.</summary>
internal sealed class TextEncoderWeights(SourcePackage source)
{
    private const string Applied = "module_apply_default/Encoder_en/KonaTransformer/Encode/";
    private const string Stored = "module/Encoder_en/KonaTransformer/Encode/";
    private const string Joined = "/ConcatPartitions/concat";
    private const string TanhLayer = "module/Encoder_en/hidden_layers/tanh_layer_0/";

    /// <summary>The original adds an embedding to itself plus the position: 2·E, exact in binary.</summary>
    public float[] DoubledEmbeddings(int count, int size)
    {
        var values = source.Read("module/Embeddings_en", count, size);
        TensorPrimitives.Multiply(values, 2, values);
        return values;
    }

    /// <summary>P[t] = [sin(t·ω₀) … , cos(t·ω₀) …] with ω_i = 10000^(−i/127): two halves, not interleaved.</summary>
    public static float[] Positions(int count, int size)
    {
        var half = size / 2;
        var values = new float[count * size];
        for (var t = 0; t < count; t++)
        for (var i = 0; i < half; i++)
        {
            var angle = t * Math.Pow(10_000, -i / (half - 1.0));
            values[t * size + i] = (float)Math.Sin(angle);
            values[t * size + half + i] = (float)Math.Cos(angle);
        }

        return values;
    }

    public (float[] Scale, float[] Bias) AttentionNorm(int layer, int width) => Norm($"{Of(Applied, layer)}layer_prepostprocess/layer_norm/", width);

    public (float[] Scale, float[] Bias) FeedForwardNorm(int layer, int width) => Norm($"{Of(Applied, layer)}FFN/layer_prepostprocess/layer_norm/", width);

    /// <summary>The joined projection, its q part scaled by 1/√head.</summary>
    public (float[] Weight, float[] Bias) QueryKeyValue(int layer, int width, int head)
    {
        var weight = source.Read($"{Of(Stored, layer)}MultiheadAttention/qkv_transform_single/kernel/part_0", width, 3 * width);
        var bias = source.Read($"{Of(Applied, layer)}MultiheadAttention/qkv_transform_single/bias{Joined}", 3 * width);
        var scale = 1 / MathF.Sqrt(head);
        for (var row = 0; row < width; row++) Scale(weight.AsSpan(row * 3 * width, width), scale);
        Scale(bias.AsSpan(0, width), scale);
        return (weight, bias);
    }

    public (float[] Weight, float[] Bias) Output(int layer, int from, int to) => (
        source.Read($"{Of(Stored, layer)}MultiheadAttention/output_transform_single/kernel/part_0", from, to),
        source.Read($"{Of(Applied, layer)}MultiheadAttention/output_transform_single/bias{Joined}", to));

    /// <summary>[Wr; Wo] and br + bo of layer 0, each 256 → 512.</summary>
    public (float[] Weight, float[] Bias) ShortcutAndOutput()
    {
        var shortcut = source.Read($"{Of(Applied, 0)}dense/kernel{Joined}", 256, 512);
        var (output, bias) = Output(0, 256, 512);
        TensorPrimitives.Add(bias, source.Read($"{Of(Applied, 0)}dense/bias{Joined}", 512), bias);
        return ([.. shortcut, .. output], bias);
    }

    public (float[] Weight, float[] Bias) Hidden(int layer, int from, int to) => FeedForward(layer, "conv1", from, to);

    public (float[] Weight, float[] Bias) Narrow(int layer, int from, int to) => FeedForward(layer, "conv2", from, to);

    public (float[] Weight, float[] Bias) Head(int size) => (source.Read($"{TanhLayer}weights", size, size), source.Read($"{TanhLayer}bias", size));

    private (float[] Weight, float[] Bias) FeedForward(int layer, string name, int from, int to) => (
        source.Read($"{Of($"{Applied}TransformerStack/", layer)}FFN/{name}/Tensordot/Reshape_1", from, to),
        source.Read($"{Of(Applied, layer)}FFN/{name}/bias{Joined}", to));

    private (float[] Scale, float[] Bias) Norm(string place, int width) => (
        source.Read($"{place}layer_norm_scale{Joined}", width),
        source.Read($"{place}layer_norm_bias{Joined}", width));

    private static void Scale(Span<float> values, float factor) => TensorPrimitives.Multiply(values, factor, values);

    private static string Of(string place, int layer) => $"{place}Layer_{layer}/TransformerLayer/";
}
