using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using MetaRouter.Core.Queries;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>Headings by level.</summary>
internal sealed record HeaderCount(int H1, int H2, int H3, int H4, int H5, int H6);

/// <summary>Items of lists.</summary>
internal sealed record ListCount(int Ordered, int Unordered);

/// <summary>Runs of bold text, by their mark.</summary>
internal sealed record BoldCount([property: JsonPropertyName("**")] int Stars, [property: JsonPropertyName("__")] int Underscores);

/// <summary>How much Markdown an answer has, code between fences left out: what arena-human-preference-140k gives for style control.</summary>
internal sealed partial record MarkupCounts(HeaderCount Headers, ListCount Lists, BoldCount Bold)
{
    public static MarkupCounts Of(string text)
    {
        var prose = FencedCode.Without(text);
        Span<int> levels = stackalloc int[7];
        foreach (var heading in Heading().EnumerateMatches(prose)) levels[prose.AsSpan(heading.Index, heading.Length).Count('#')]++;
        return new MarkupCounts(
            new HeaderCount(levels[1], levels[2], levels[3], levels[4], levels[5], levels[6]),
            new ListCount(Ordered().Count(prose), Unordered().Count(prose)),
            new BoldCount(Stars().Count(prose), Underscores().Count(prose)));
    }

    [GeneratedRegex(@"^ {0,3}#{1,6}(?=[ \t])", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[ \t]*[0-9]{1,9}[.)][ \t]", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Ordered();

    [GeneratedRegex(@"^[ \t]*[-*+][ \t]", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Unordered();

    [GeneratedRegex(@"\*\*[^*\n]+\*\*", RegexOptions.CultureInvariant)]
    private static partial Regex Stars();

    [GeneratedRegex(@"(?<!\w)__[^_\n]+__(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Underscores();
}
