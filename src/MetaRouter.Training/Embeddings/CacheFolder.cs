namespace MetaRouter.Training.Embeddings;

/// <summary>Where this program keeps what it can compute again.</summary>
public static class CacheFolder
{
    /// <summary>Environment variable that names another folder.</summary>
    public const string Variable = "METAROUTER_CACHE";

    /// <summary>
    /// The folder named by <see cref="Variable"/>, else "metarouter" in the user's cache folder: $XDG_CACHE_HOME or ~/.cache, ~/Library/Caches on
    /// macOS, local application data on Windows. It may not exist yet.
    /// </summary>
    public static string Default() => Find(Environment.GetEnvironmentVariable);

    internal static string Find(Func<string, string?> variable) =>
        variable(Variable) is { Length: > 0 } named ? named : Path.Combine(OfTheUser(variable), "metarouter");

    private static string OfTheUser(Func<string, string?> variable)
    {
        if (OperatingSystem.IsWindows()) return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Caches");
        return variable("XDG_CACHE_HOME") is { Length: > 0 } folder ? folder : Path.Combine(home, ".cache");
    }
}
