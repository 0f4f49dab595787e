using MetaRouter.Core.Quality.Online;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Quality;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Learning;

/// <summary>Opens the space that the arms of this instance live in.</summary>
public static class ArmSpaces
{
    /// <summary>The constant alone: every candidate's mean is corrected.</summary>
    public static IArmSpace Means { get; } = new ResidualSpace(null, "means", ArmForm.Residual);

    /// <summary>The configured space, or why it cannot be opened and <see cref="Means"/> instead.</summary>
    /// <param name="directory">Folder of the preference prior; null for none.</param>
    /// <param name="options">Form and constants.</param>
    /// <param name="textEncoder">Version of the encoder in use.</param>
    public static (IArmSpace Space, string? Refusal) Open(string? directory, QualityOptions options, string textEncoder)
    {
        if (directory is null) return (Means, null);
        try
        {
            var prior = PreferencePrior.Load(directory, textEncoder);
            var isPaper = options.Arms == ArmFeatures.Paper;
            var form = (isPaper ? ArmForm.Paper : ArmForm.Residual) with { Forgetting = options.Forgetting };
            return (isPaper ? new PriorSpace(prior, form) : new ResidualSpace(prior.Components, prior.ComponentsVersion, form), null);
        }
        catch (ModelFileException exception)
        {
            return (Means, exception.Message);
        }
    }
}
