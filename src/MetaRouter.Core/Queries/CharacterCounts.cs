namespace MetaRouter.Core.Queries;

/// <summary>How often the kinds of characters that <see cref="TextFeatures"/> speaks of stand in a text (UTF-16 code units).</summary>
internal sealed record CharacterCounts
{
    public int Digits { get; private set; }

    /// <summary>Signs of mathematics: + - * / = ^ { } &lt; &gt; and the backslash of LaTeX.</summary>
    public int Operators { get; private set; }

    public int Backslashes { get; private set; }

    public int Dollars { get; private set; }

    /// <summary>Line breaks.</summary>
    public int Lines { get; private set; }

    public int NonAscii { get; private set; }

    /// <summary>Chinese and Japanese characters, Korean syllables.</summary>
    public int Cjk { get; private set; }

    public int QuestionMarks { get; private set; }

    public int Capitals { get; private set; }

    public int Percents { get; private set; }

    public int Brackets { get; private set; }

    public int Underscores { get; private set; }

    /// <summary>A full stop, question or exclamation mark before white space or the end.</summary>
    public int SentenceEnds { get; private set; }

    public static CharacterCounts Of(string text)
    {
        var counts = new CharacterCounts();
        for (var index = 0; index < text.Length; index++)
        {
            counts.Count(text[index]);
            if (text[index] is '.' or '?' or '!' && (index + 1 == text.Length || char.IsWhiteSpace(text[index + 1]))) counts.SentenceEnds++;
        }

        return counts;
    }

    private void Count(char character)
    {
        if (char.IsAsciiDigit(character)) Digits++;
        else if (char.IsUpper(character)) Capitals++;
        if (character > '\x7f') NonAscii++;
        if (character is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uac00' and <= '\ud7a3') Cjk++;
        if (character is '+' or '-' or '*' or '/' or '=' or '^' or '{' or '}' or '<' or '>' or '\\') Operators++;
        switch (character)
        {
            case '\\': Backslashes++; break;
            case '$': Dollars++; break;
            case '\n': Lines++; break;
            case '?': QuestionMarks++; break;
            case '%': Percents++; break;
            case '_': Underscores++; break;
            case '(' or ')' or '[' or ']': Brackets++; break;
        }
    }
}
