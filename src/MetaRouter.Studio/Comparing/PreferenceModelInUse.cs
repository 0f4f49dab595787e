using MetaRouter.Core.Preferences;

namespace MetaRouter.Studio.Comparing;

/// <summary>The preference model that this instance believes with.</summary>
/// <param name="Model">The model.</param>
/// <param name="View">Shows its latent in the plane; null for a model without one.</param>
/// <param name="Refusal">Why it is not the configured model, for the administrator; null when it is.</param>
public sealed record PreferenceModelInUse(IPreferenceModel Model, LatentView? View = null, string? Refusal = null);
