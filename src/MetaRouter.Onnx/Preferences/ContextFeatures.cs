using MetaRouter.Core.Preferences;

namespace MetaRouter.Onnx.Preferences;

/// <summary>A context as the seven numbers that the context encoder reads; the mask weight stays outside. Training and serving share this order.</summary>
public static class ContextFeatures
{
    /// <summary>Number of features.</summary>
    public const int Count = 7;

    /// <summary>What they are, in order; part of every manifest.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["quality_winner - quality_loser", "cost_winner - cost_loser", "quality_winner", "quality_loser", "cost_winner", "cost_loser", "strength"];

    /// <summary>Writes the features of a context.</summary>
    /// <param name="context">Qualities and costs in [0, 1].</param>
    /// <param name="features">At least <see cref="Count"/> numbers.</param>
    public static void Write(in Context context, Span<float> features)
    {
        features[0] = (float)(context.QualityWinner - context.QualityLoser);
        features[1] = (float)(context.CostWinner - context.CostLoser);
        features[2] = (float)context.QualityWinner;
        features[3] = (float)context.QualityLoser;
        features[4] = (float)context.CostWinner;
        features[5] = (float)context.CostLoser;
        features[6] = (float)context.Strength;
    }
}
