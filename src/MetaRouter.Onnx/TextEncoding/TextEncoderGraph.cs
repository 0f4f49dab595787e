using MetaRouter.Onnx.Graphs;

namespace MetaRouter.Onnx.TextEncoding;

/// <summary>
/// The Universal Sentence Encoder Lite as an ONNX graph: ids [B, T] (int64) and mask [B, T] (float, 1 = token, 0 = padding on the right) in,
/// embedding [B, 512] of unit length out, 1 ≤ T ≤ 128. Two pre-norm transformer layers, the mean over the tokens, one tanh layer.
/// </summary>
internal sealed class TextEncoderGraph
{
    public const int OperatorSet = 17;
    public const int MaxTokens = 128;
    public const int Dimensions = 512;
    public const string Ids = "ids";
    public const string Mask = "mask";
    public const string Embedding = "embedding";

    private const int VocabularySize = 8002;
    private const int EmbeddingSize = 256;
    private const int Heads = 4;
    private const int HiddenSize = 1536;
    private const float Epsilon = 1e-6f;

    private readonly GraphBuilder _graph = new("universal-sentence-encoder-lite-en", OperatorSet);
    private readonly TextEncoderWeights _weights;
    private readonly GraphValue _axis1;

    private TextEncoderGraph(TextEncoderWeights weights)
    {
        _weights = weights;
        _axis1 = _graph.Initializer("axis_1", [1L], 1);
    }

    public static GraphBuilder Build(SourcePackage source) => new TextEncoderGraph(new TextEncoderWeights(source)).Build();

    private GraphBuilder Build()
    {
        var ids = _graph.Int64Input(Ids, "B", "T");
        var mask = _graph.FloatInput(Mask, "B", "T");
        var keyBias = KeyBias(mask);
        var x = Layer(0, Tokens(ids), keyBias);
        x = Layer(1, x, keyBias);
        _graph.FloatOutput(Head(Mean(x, mask)), Embedding, "B", Dimensions);
        return _graph;
    }

    /// <summary>2·E[id] + P[t].</summary>
    private GraphValue Tokens(GraphValue ids)
    {
        var doubled = _graph.Initializer("embeddings", _weights.DoubledEmbeddings(VocabularySize, EmbeddingSize), VocabularySize, EmbeddingSize);
        var positions = _graph.Initializer("positions", TextEncoderWeights.Positions(MaxTokens, EmbeddingSize), MaxTokens, EmbeddingSize);
        var length = _graph.Shape(ids, 1, 2);
        return _graph.Add(_graph.Gather(doubled, ids), _graph.Slice(positions, _graph.Initializer("first", [0L], 1), length));
    }

    /// <summary>0 for a token, −1e9 for padding, as [B, 1, 1, T]. Finite, so that a text without tokens gives numbers too.</summary>
    private GraphValue KeyBias(GraphValue mask)
    {
        var padding = _graph.Sub(_graph.Initializer("one", [1f]), mask);
        return _graph.Unsqueeze(_graph.Mul(padding, _graph.Initializer("padding_bias", [-1e9f])), _graph.Initializer("axes_1_2", [1L, 2L], 2));
    }

    private GraphValue Layer(int layer, GraphValue x, GraphValue keyBias)
    {
        var width = layer == 0 ? EmbeddingSize : Dimensions;
        var attended = Attention(layer, width, Normalise($"layer{layer}.attention", x, _weights.AttentionNorm(layer, width)), keyBias);
        // Layer 0 widens its input on the way past: [x, a]·[Wr; Wo] + (br + bo) is x·Wr + br + a·Wo + bo in one product.
        var y = layer == 0
            ? Dense("layer0.shortcut_output", _graph.Concat(2, x, attended), _weights.ShortcutAndOutput(), 2 * EmbeddingSize, Dimensions)
            : _graph.Add(Dense("layer1.output", attended, _weights.Output(1, width, Dimensions), width, Dimensions), x);
        var hidden = Dense($"layer{layer}.hidden", Normalise($"layer{layer}.feed_forward", y, _weights.FeedForwardNorm(layer, Dimensions)),
            _weights.Hidden(layer, Dimensions, HiddenSize), Dimensions, HiddenSize);
        return _graph.Add(Dense($"layer{layer}.narrow", _graph.Relu(hidden), _weights.Narrow(layer, HiddenSize, Dimensions), HiddenSize, Dimensions), y);
    }

    private GraphValue Attention(int layer, int width, GraphValue x, GraphValue keyBias)
    {
        var head = width / Heads;
        var projected = Dense($"layer{layer}.qkv", x, _weights.QueryKeyValue(layer, width, head), width, 3 * width);
        var parts = _graph.Split(projected, _graph.Initializer($"layer{layer}.parts", [width, width, (long)width], 3), 3, 2);
        var heads = _graph.Initializer($"layer{layer}.heads", [0L, 0L, Heads, head], 4);
        var q = _graph.Transpose(_graph.Reshape(parts[0], heads), 0, 2, 1, 3);
        var k = _graph.Transpose(_graph.Reshape(parts[1], heads), 0, 2, 3, 1);
        var v = _graph.Transpose(_graph.Reshape(parts[2], heads), 0, 2, 1, 3);
        var scores = _graph.Add(_graph.MatMul(q, k), keyBias);
        var mixed = _graph.Transpose(_graph.MatMul(_graph.Softmax(scores, -1), v), 0, 2, 1, 3);
        return _graph.Reshape(mixed, _graph.Initializer($"layer{layer}.width", [0L, 0L, (long)width], 3));
    }

    /// <summary>Σ mask·x / max(Σ mask, 1).</summary>
    private GraphValue Mean(GraphValue x, GraphValue mask)
    {
        var sum = _graph.Squeeze(_graph.MatMul(_graph.Unsqueeze(mask, _axis1), x), _axis1);
        return _graph.Div(sum, _graph.Max(_graph.ReduceSum(mask, _axis1), _graph.Initializer("least_count", [1f])));
    }

    /// <summary>tanh(p·Wt + bt) / √max(Σ u², 1e-12).</summary>
    private GraphValue Head(GraphValue mean)
    {
        var (weight, bias) = _weights.Head(Dimensions);
        var u = _graph.Tanh(_graph.Gemm(mean,
            _graph.Initializer("head.weight", weight, Dimensions, Dimensions), _graph.Initializer("head.bias", bias, Dimensions)));
        var squares = _graph.Max(_graph.ReduceSumSquare(u, 1), _graph.Initializer("least_square", [1e-12f]));
        return _graph.Div(u, _graph.Sqrt(squares));
    }

    private GraphValue Dense(string name, GraphValue x, (float[] Weight, float[] Bias) parameters, int from, int to) =>
        _graph.Add(
            _graph.MatMul(x, _graph.Initializer($"{name}.weight", parameters.Weight, from, to)),
            _graph.Initializer($"{name}.bias", parameters.Bias, to));

    private GraphValue Normalise(string name, GraphValue x, (float[] Scale, float[] Bias) parameters) =>
        _graph.LayerNormalization(x,
            _graph.Initializer($"{name}_norm.scale", parameters.Scale, parameters.Scale.Length),
            _graph.Initializer($"{name}_norm.bias", parameters.Bias, parameters.Bias.Length), Epsilon);
}
