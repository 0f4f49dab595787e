namespace MetaRouter.Core.Leaderboards;

/// <summary>What an answer looks like, whatever it says: its length and its Markdown. All counts are at least 0.</summary>
/// <param name="Characters">Length of the text.</param>
/// <param name="Headers">Lines that are headers.</param>
/// <param name="ListItems">Lines that begin an item of a list.</param>
/// <param name="Bold">Stretches in bold.</param>
/// <param name="CodeBlocks">Fenced blocks of code; nothing inside one counts as other markup.</param>
public readonly record struct AnswerStyle(int Characters, int Headers, int ListItems, int Bold, int CodeBlocks)
{
    private const int MostIndent = 3;
    private const int MostHeaderMarks = 6;

    /// <summary>Counts in one pass over the lines; a fence that is never closed is a block.</summary>
    public static AnswerStyle Of(ReadOnlySpan<char> text)
    {
        int headers = 0, items = 0, boldMarks = 0, blocks = 0;
        var inCode = false;
        foreach (var whole in text.EnumerateLines())
        {
            var line = whole.TrimStart();
            if (line.StartsWith("```") || line.StartsWith("~~~"))
            {
                if (!inCode) blocks++;
                inCode = !inCode;
                continue;
            }
            if (inCode || line.IsEmpty) continue;
            if (IsHeader(line, whole.Length - line.Length)) headers++;
            else if (IsListItem(line)) items++;
            boldMarks += line.Count("**") + line.Count("__");
        }

        return new AnswerStyle(text.Length, headers, items, boldMarks / 2, blocks);
    }

    private static bool IsHeader(ReadOnlySpan<char> line, int indent)
    {
        if (indent > MostIndent || line[0] != '#') return false;
        var marks = line.IndexOfAnyExcept('#');
        return marks is > 0 and <= MostHeaderMarks && line[marks] == ' ';
    }

    private static bool IsListItem(ReadOnlySpan<char> line)
    {
        if (line[0] is '-' or '*' or '+') return line.Length > 1 && line[1] == ' ';
        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 10 && line[digits] is '.' or ')' && digits + 1 < line.Length && line[digits + 1] == ' ';
    }
}
