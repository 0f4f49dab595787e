using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MetaRouter.Llm;

/// <summary>Makes what a provider said fit to keep: one bounded line without control characters and without keys.</summary>
public static partial class ProviderWords
{
    /// <summary>Longest result, in UTF-16 code units.</summary>
    public const int MaxLength = 300;

    private const string Redacted = "[key]";

    /// <summary>The cleaned words, or null when nothing is left.</summary>
    /// <param name="words">Anything a provider sent.</param>
    /// <param name="apiKey">The key that was sent to it, never to be repeated.</param>
    public static string? Clean(string? words, string? apiKey)
    {
        if (string.IsNullOrWhiteSpace(words)) return null;
        var line = OneLine(words);
        if (!string.IsNullOrEmpty(apiKey)) line = line.Replace(apiKey, Redacted, StringComparison.Ordinal);
        line = Secret().Replace(line, Redacted);
        if (line.Length > MaxLength)
        {
            var end = MaxLength - 1;
            if (char.IsHighSurrogate(line[end - 1])) end--;
            line = line[..end] + "…";
        }
        return line.Length == 0 ? null : line;
    }

    /// <summary>Control and format characters (direction overrides among them) and lone surrogates become blanks; blanks collapse.</summary>
    private static string OneLine(string words)
    {
        var line = new StringBuilder(Math.Min(words.Length, 4096));
        foreach (var rune in words.EnumerateRunes())
        {
            var isBlank = rune == Rune.ReplacementChar || Rune.IsWhiteSpace(rune)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;
            if (!isBlank) line.Append(rune);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }
        return line.ToString().TrimEnd();
    }

    [GeneratedRegex(@"(?<=\bBearer )\S+|\b(?:sk|pk|rk|gsk|xai|hf|key)[-_][\w*.-]{8,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
