namespace MetaRouter.Studio;

/// <summary>Every link in the product.</summary>
public static class StudioUrls
{
    /// <summary>Two answers side by side.</summary>
    public const string Compare = "/";

    /// <summary>What has been learned about the person.</summary>
    public const string Preference = "/preference";

    /// <summary>What was spent, and what is left.</summary>
    public const string Usage = "/usage";

    /// <summary>Download of everything stored about the person.</summary>
    public const string MyData = "/me/data.json";

    /// <summary>Shown, with status 404, for an address that leads nowhere.</summary>
    public const string NotFound = "/not-found";
}
