using System.Text.RegularExpressions;

namespace MetaRouter.Core.Queries;

/// <summary>Code in Markdown between fences of three or more backticks or tildes.</summary>
public static partial class FencedCode
{
    /// <summary>Whether a text has a fence.</summary>
    public static bool IsIn(string text) => Fence().IsMatch(text);

    /// <summary>The text without what stands between fences; one that is not closed goes to the end.</summary>
    public static string Without(string text) => IsIn(text) ? Block().Replace(text, "\n") : text;

    [GeneratedRegex(@"^[ \t]{0,3}(?:`{3,}|~{3,})", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^[ \t]{0,3}(`{3,}|~{3,})[^\n]*(?:\n(?![ \t]{0,3}\1)[^\n]*)*(?:\n[ \t]{0,3}\1[^\n]*)?", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Block();
}
