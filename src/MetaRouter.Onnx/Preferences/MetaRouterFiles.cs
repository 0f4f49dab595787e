namespace MetaRouter.Onnx.Preferences;

/// <summary>Names of the files in models/metarouter/&lt;version&gt;/ beside the manifest.</summary>
public static class MetaRouterFiles
{
    /// <summary>Contexts to what they add to a person's sums.</summary>
    public const string Encoder = "context-encoder.onnx";

    /// <summary>Sums to the latent and the belief about w.</summary>
    public const string Belief = "belief.onnx";

    /// <summary>Latent and queries to the free policy's scores.</summary>
    public const string Policy = "policy.onnx";
}
