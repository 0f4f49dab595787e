using System.Text.RegularExpressions;

namespace MetaRouter.Llm.OpenAI;

/// <summary>A provider's address as people write it, made into the one the protocol's paths are appended to.</summary>
public static partial class BaseUrl
{
    private const string ChatPath = "/chat/completions";

    /// <summary>
    /// Appends <c>/v1</c> unless the path holds a version already, and takes back a copied <c>/chat/completions</c>:
    /// <c>http://localhost:11434</c> and <c>http://localhost:11434/v1/</c> both give <c>http://localhost:11434/v1</c>.
    /// </summary>
    public static Uri Complete(Uri url)
    {
        var path = url.AbsolutePath.TrimEnd('/');
        if (path.EndsWith(ChatPath, StringComparison.OrdinalIgnoreCase)) path = path[..^ChatPath.Length];
        if (!Version().IsMatch(path)) path += "/v1";
        return new UriBuilder(url) { Path = path, Query = "", Fragment = "" }.Uri;
    }

    [GeneratedRegex(@"/v\d", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
