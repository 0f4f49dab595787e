using Markdig.Helpers;
using Markdig.Parsers;

namespace MetaRouter.Studio.Controls.RichText;

/// <summary>
/// Formulas inside a paragraph. For a single dollar sign the rule of pandoc: no space behind the opening one, none before the closing one, and no digit
/// behind that; so "$5 and $6" is text.
/// </summary>
internal sealed class FormulaInlineParser : InlineParser
{
    public FormulaInlineParser() => OpeningCharacters = ['$', '\\'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.Text.AsSpan(slice.Start, slice.Length);
        if (KindAt(text) is not { } kind)
            return false;
        var (opening, isDisplay) = kind is Kind.Dollar or Kind.Parenthesis ? (kind == Kind.Dollar ? 1 : 2, false) : (2, true);
        var end = FindEnd(processor.GetParserState<DeadEnds>(this), slice, text, kind, opening);
        var tex = end < 0 ? default : text[opening..end].Trim();
        if (tex.IsEmpty)
        {
            if (kind != Kind.Dollars)
                return false;
            // Both dollars are text, and the second one opens nothing.
            processor.Inline = new Markdig.Syntax.Inlines.LiteralInline("$$");
            slice.Start += 2;
            return true;
        }
        processor.Inline = new FormulaInline { Tex = tex.ToString(), IsDisplay = isDisplay };
        slice.Start += end + opening;
        return true;
    }

    private static Kind? KindAt(ReadOnlySpan<char> text) => text switch
    {
        ['$', '$', ..] => Kind.Dollars,
        ['$', var next, ..] when !char.IsWhiteSpace(next) => Kind.Dollar,
        ['\\', '(', ..] => Kind.Parenthesis,
        ['\\', '[', ..] => Kind.Bracket,
        _ => null,
    };

    private static int FindEnd(DeadEnds deadEnds, StringSlice slice, ReadOnlySpan<char> text, Kind kind, int from)
    {
        if (deadEnds.IsKnown(slice, kind))
            return -1;
        for (var i = from; i < text.Length; i++)
        {
            if (IsEnd(text, i, kind))
                return i;
            if (text[i] == '\\')
                i++; // what a backslash precedes ends nothing
        }
        deadEnds.Add(slice, kind);
        return -1;
    }

    private static bool IsEnd(ReadOnlySpan<char> text, int i, Kind kind)
    {
        var next = i + 1 < text.Length ? text[i + 1] : '\0';
        return kind switch
        {
            Kind.Dollar => text[i] == '$' && !char.IsWhiteSpace(text[i - 1]) && !char.IsAsciiDigit(next),
            Kind.Dollars => text[i] == '$' && next == '$',
            Kind.Parenthesis => text[i] == '\\' && next == ')',
            _ => text[i] == '\\' && next == ']',
        };
    }

    private enum Kind
    {
        Dollar,
        Dollars,
        Parenthesis,
        Bracket,
    }

    /// <summary>Which kinds have no end in the rest of the current text: a search that failed once is not made again, so that the whole stays linear.</summary>
    private sealed class DeadEnds
    {
        private readonly HashSet<Kind> _kinds = [];
        private string? _text;
        private int _end;

        public bool IsKnown(StringSlice slice, Kind kind) => ReferenceEquals(_text, slice.Text) && _end == slice.End && _kinds.Contains(kind);

        public void Add(StringSlice slice, Kind kind)
        {
            if (!ReferenceEquals(_text, slice.Text) || _end != slice.End)
                _kinds.Clear();
            (_text, _end) = (slice.Text, slice.End);
            _kinds.Add(kind);
        }
    }
}
