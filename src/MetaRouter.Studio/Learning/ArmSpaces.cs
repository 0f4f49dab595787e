using MetaRouter.Core.Quality.Online;

namespace MetaRouter.Studio.Learning;

/// <summary>Opens the space that the arms of this instance live in.</summary>
public static class ArmSpaces
{
    /// <summary>The constant alone: every candidate's mean is corrected.</summary>
    public static IArmSpace Means { get; } = new ResidualSpace(null, "means", ArmForm.Residual);
}
