namespace MetaRouter.Studio.Pools;

/// <summary>What predicts the quality of live candidates. Section <c>MetaRouter:Quality</c>.</summary>
public sealed class QualityOptions
{
    /// <summary>Folder of the trained predictor, relative to the models directory; empty for none. It is used for a pool whose candidates it all knows.</summary>
    public string Predictor { get; set; } = "predictor/1";
}
