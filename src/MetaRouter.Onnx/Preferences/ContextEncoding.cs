namespace MetaRouter.Onnx.Preferences;

/// <summary>What the trained files of the context encoder and the program agree on.</summary>
public static class ContextEncoding
{
    /// <summary>Dimensions of the latent preference z.</summary>
    public const int LatentSize = 4;

    /// <summary>Numbers that a context adds up to: Σ m μ/σ² and Σ m/σ².</summary>
    public const int SumSize = 2 * LatentSize;
}
