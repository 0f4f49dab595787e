using MetaRouter.Core.Quality.Online;

namespace MetaRouter.Studio.Pools;

/// <summary>What predicts the quality of live candidates. Section <c>MetaRouter:Quality</c>.</summary>
public sealed class QualityOptions
{
    /// <summary>Folder of the trained predictor, relative to the models directory; empty for none. It is used for a pool whose candidates it all knows.</summary>
    public string Predictor { get; set; } = "predictor/1";

    /// <summary>Folder of the preference prior, relative to the models directory; empty for none: then feedback corrects means only.</summary>
    public string Prior { get; set; } = "pilot/1";

    /// <summary>What is learned from feedback: what the predictor leaves (Residual), or everything from the preference prior on (Paper).</summary>
    public ArmFeatures Arms { get; set; } = ArmFeatures.Residual;

    /// <summary>Factor in (0, 1] by which older feedback fades with every new one; 1 never forgets.</summary>
    public double Forgetting { get; set; } = 1;

    /// <summary>What is wrong, each message naming the key and the fix.</summary>
    internal IEnumerable<string> Problems()
    {
        if (Forgetting is not (> 0 and <= 1)) yield return $"MetaRouter:Quality:Forgetting must be above 0 and at most 1; it is {Forgetting}.";
        if (!Enum.IsDefined(Arms)) yield return $"MetaRouter:Quality:Arms must be Residual or Paper; it is {(int)Arms}.";
    }
}
