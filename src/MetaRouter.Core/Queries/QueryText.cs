using System.Globalization;
using System.Text;

namespace MetaRouter.Core.Queries;

/// <summary>Unicode forms of texts. Accepts any string, ill-formed ones too.</summary>
public static class QueryText
{
    /// <summary>Combining marks in a row that are read: the limit of Unicode's stream-safe text format, far beyond any language.</summary>
    private const int MaxMarks = 30;

    private const char Replacement = '\uFFFD';

    /// <summary>What tells whether two texts ask the same: compatibility form, lower case, white space trimmed and every run of it one space.</summary>
    public static string Normalise(string text) =>
        string.Join(' ', Compose(text).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text in Unicode form NFKC, repaired first. Time and memory grow with its length only.</summary>
    public static string Compose(string text) => Repair(text).Normalize(NormalizationForm.FormKC);

    /// <summary>Without ICU, .NET returns texts unnormalised and says nothing; other tokens, and so other vectors, would follow.</summary>
    /// <exception cref="PlatformNotSupportedException">Unicode normalisation does nothing here.</exception>
    public static void RequireNormalisation() => RequireNormalisation(text => text.Normalize(NormalizationForm.FormKC));

    internal static void RequireNormalisation(Func<string, string> normalise)
    {
        if (normalise("①") != "1")
            throw new PlatformNotSupportedException(
                "Unicode normalisation does not work in this process, so texts would be encoded wrongly. .NET runs in globalization-invariant mode: "
                + "unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT (or set it to 0), keep InvariantGlobalization off, and install ICU "
                + "(Debian and Ubuntu: libicu; Alpine: icu-libs and icu-data-full).");
    }

    /// <summary>
    /// What .NET refuses to normalise (lone surrogates, U+FFFE) and what would take it long (endless runs of combining marks, which it sorts) becomes
    /// U+FFFD, which is unknown to the text encoder's vocabulary. No token changes unless more than <see cref="MaxMarks"/> marks follow each other.
    /// </summary>
    private static string Repair(string text)
    {
        char[]? repaired = null;
        var marks = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            marks = IsMark(text, i) ? marks + 1 : 0;
            if (marks > MaxMarks || (char.IsSurrogate(text[i]) && !isPair) || text[i] == '\uFFFE')
                (repaired ??= text.ToCharArray()).AsSpan(i, isPair ? 2 : 1).Fill(Replacement);
            if (isPair) i++;
        }

        return repaired is null ? text : new string(repaired);
    }

    /// <summary>Combining marks, and the two letters whose compatible form is one.</summary>
    private static bool IsMark(string text, int index) => text[index] >= '\u0300' && (text[index] is '\uFF9E' or '\uFF9F'
        || CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);
}
