using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MetaRouter.Studio.Controls.RichText;

/// <summary>
/// Keeps parsing near linear. Markdig's time grows with the square of the brackets and emphasis marks in one paragraph, and of the containers that one line
/// opens; no honest text has thousands of them. A paragraph beyond the document's allowance is left as plain text.
/// </summary>
internal sealed class BoundedEffort : IMarkdownExtension
{
    // In marks squared, summed over the paragraphs of a document: 1,400 in a single one.
    private const long Allowance = 2_000_000;

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        foreach (var parser in pipeline.BlockParsers)
            parser.Closed += OnClosed;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    /// <summary>Whether a line opens more quotes and lists than <paramref name="depth"/>.</summary>
    public static bool NestsDeeperThan(int depth, ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (Openings(line) > depth)
                return true;
        }
        return false;
    }

    private static int Openings(ReadOnlySpan<char> line)
    {
        var openings = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is ' ' or '\t' || char.IsAsciiDigit(line[i]))
                continue;
            var endsMarker = i + 1 == line.Length || line[i + 1] is ' ' or '\t';
            if (line[i] != '>' && !(line[i] is '-' or '*' or '+' or '.' or ')' && endsMarker))
                return openings;
            openings++;
        }
        return openings;
    }

    private static void OnClosed(BlockProcessor processor, Block block)
    {
        if (block is not LeafBlock { ProcessInlines: true } leaf)
            return;
        var text = leaf.Lines.ToString();
        var marks = (long)text.AsSpan().CountAny("[]*_~|");
        var spent = (processor.Document.GetData(typeof(BoundedEffort)) as long? ?? 0) + marks * marks;
        if (spent <= Allowance)
        {
            processor.Document.SetData(typeof(BoundedEffort), spent);
            return;
        }
        leaf.ProcessInlines = false;
        leaf.Inline = new ContainerInline().AppendChild(new LiteralInline(text));
    }
}
