using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MetaRouter.Studio.Controls.RichText;

/// <summary>Formulas between <c>$ $</c>, <c>$$ $$</c>, <c>\( \)</c> and <c>\[ \]</c>: their TeX is kept as text for the browser to set.</summary>
internal sealed class Formulas : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new FormulaBlockParser());
        // Before the parser of backslash escapes, which would take \( for an escaped parenthesis.
        pipeline.InlineParsers.InsertBefore<EscapeInlineParser>(new FormulaInlineParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is not HtmlRenderer html)
            return;
        html.ObjectRenderers.Insert(0, new BlockRenderer());
        html.ObjectRenderers.Insert(0, new InlineRenderer());
    }

    private sealed class BlockRenderer : HtmlObjectRenderer<FormulaBlock>
    {
        protected override void Write(HtmlRenderer renderer, FormulaBlock block)
        {
            renderer.EnsureLine();
            renderer.Write(block.IsClosed ? "<div data-math=\"display\" tabindex=\"0\">" : "<p>").WriteEscape(block.Text).WriteLine(block.IsClosed ? "</div>" : "</p>");
        }
    }

    private sealed class InlineRenderer : HtmlObjectRenderer<FormulaInline>
    {
        protected override void Write(HtmlRenderer renderer, FormulaInline formula) =>
            renderer.Write(formula.IsDisplay ? "<span data-math=\"display\" tabindex=\"0\">" : "<span data-math=\"inline\">").WriteEscape(formula.Tex).Write("</span>");
    }
}

/// <summary>A formula inside a paragraph.</summary>
internal sealed class FormulaInline : LeafInline
{
    public required string Tex { get; init; }

    public required bool IsDisplay { get; init; }
}

/// <summary>A formula on lines of its own. Without an end (yet) it is text, delimiter included.</summary>
internal sealed class FormulaBlock(BlockParser parser, string opening, string closing) : LeafBlock(parser)
{
    private readonly List<string> _lines = [];

    public string Closing { get; } = closing;

    public bool IsClosed { get; private set; }

    public string Text => IsClosed ? string.Join('\n', _lines).Trim() : opening + string.Join('\n', _lines);

    public void Add(string line) => _lines.Add(line);

    public void Close(string lastLine)
    {
        _lines.Add(lastLine);
        IsClosed = true;
    }
}
