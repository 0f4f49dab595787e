using Markdig.Parsers;
using Markdig.Syntax;

namespace MetaRouter.Studio.Controls.RichText;

/// <summary>
/// Lines from one that begins with <c>$$</c> or <c>\[</c> to one that ends with its counterpart. A blank line ends the attempt. Read as a block, so that a
/// line of a formula that begins with a minus sign is no list.
/// </summary>
internal sealed class FormulaBlockParser : BlockParser
{
    public FormulaBlockParser() => OpeningCharacters = ['$', '\\'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent)
            return BlockState.None;
        var line = processor.Line.ToString();
        var (opening, closing) = line switch
        {
            ['$', '$', ..] => ("$$", "$$"),
            ['\\', '[', ..] => ("\\[", "\\]"),
            _ => ("", ""),
        };
        if (opening.Length == 0)
            return BlockState.None;
        var rest = line[opening.Length..];
        var end = rest.IndexOf(closing, StringComparison.Ordinal);
        // With words behind it, or empty, it is a matter for the paragraph.
        if (end >= 0 && (!rest.AsSpan(end + closing.Length).IsWhiteSpace() || rest.AsSpan(0, end).IsWhiteSpace()))
            return BlockState.None;

        var block = new FormulaBlock(this, opening, closing) { Column = processor.Column, Span = new SourceSpan(processor.Start, processor.Line.End) };
        processor.NewBlocks.Push(block);
        if (end >= 0)
        {
            block.Close(rest[..end]);
            return BlockState.BreakDiscard;
        }
        block.Add(rest);
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var formula = (FormulaBlock)block;
        if (processor.IsBlankLine)
            return BlockState.Break;
        var line = processor.Line.ToString().TrimEnd();
        if (!line.EndsWith(formula.Closing, StringComparison.Ordinal))
        {
            formula.Add(line);
            return BlockState.ContinueDiscard;
        }
        formula.Close(line[..^formula.Closing.Length]);
        return BlockState.BreakDiscard;
    }
}
