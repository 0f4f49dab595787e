namespace MetaRouter.Studio.Comparing;

/// <summary>What infers people's preferences. Section <c>MetaRouter:Preference</c>.</summary>
public sealed class PreferenceOptions
{
    /// <summary>Folder of the trained context encoder, relative to the models directory; empty for the Bayesian model, which needs no training.</summary>
    public string Model { get; set; } = "metarouter/1";
}
