using System.Net;
using System.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Renderers;
using Markdig.Syntax;

namespace MetaRouter.Studio.Controls.RichText;

/// <summary>
/// Markdown of unknown origin to HTML that holds nothing but text structure: no raw HTML, no images, links to http, https and mailto only,
/// formulas as text in elements with <c>data-math</c>. Pure and thread-safe.
/// </summary>
public static class MarkdownRenderer
{
    /// <summary>Longer texts are cut here, with a notice.</summary>
    public const int LongestText = 200_000;

    private const int DeepestNesting = 32;

    // An ordinary answer of the greatest length has half of it; a browser needs a second for a few times as many.
    private const int MostTags = 60_000;

    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    /// <summary>Renders any string. Text that nests too deeply, or falls into too many pieces, comes out as it stands, escaped.</summary>
    public static string Render(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var isCut = markdown.Length > LongestText;
        var text = Clean(isCut ? markdown.AsSpan(0, LongestText) : markdown);
        var html = RenderDocument(text);
        if (html is null || html.AsSpan().Count('<') > MostTags) html = $"<p>{WebUtility.HtmlEncode(text)}</p>";
        return isCut ? $"{html}<p class=\"muted\">{WebUtility.HtmlEncode(ControlText.TextCut)}</p>" : html;
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = DeepestNesting };
        return builder.DisableHtml().UsePipeTables().UseTaskLists().UseAutoLinks().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .Use<Formulas>().Use<PlainElements>().Use<BoundedEffort>().Build();
    }

    /// <returns>Null where the text nests too deeply.</returns>
    private static string? RenderDocument(string text)
    {
        if (BoundedEffort.NestsDeeperThan(DeepestNesting, text))
            return null;
        try
        {
            return ToHtml(Markdown.Parse(text, Pipeline));
        }
        catch (ArgumentException)
        {
            return null; // Markdig's answer to nesting beyond the limit
        }
    }

    private static string ToHtml(MarkdownDocument document)
    {
        SafeLinks.Apply(document);
        // The page has its own first and second headings.
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(heading.Level + 2, 6);
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>Drops control characters and replaces lone surrogates, which no HTML document may hold.</summary>
    private static string Clean(ReadOnlySpan<char> text)
    {
        var clean = new StringBuilder(text.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value is '\t' or '\n' or '\r')
                clean.Append(units[..rune.EncodeToUtf16(units)]);
        }
        return clean.ToString();
    }
}
