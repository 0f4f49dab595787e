using System.Text;

namespace MetaRouter.TestKit;

/// <summary>Texts that a careless renderer breaks on, the same for the same seed.</summary>
public sealed class HostileText(int seed)
{
    private static readonly string[] Pieces =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "</div></p>", "<!--", "-->", "<![CDATA[", "]]>", "<style>*{}</style>",
        "<iframe srcdoc='<script>1</script>'>", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "[a](javascript:alert(1))", "[a](data:text/html;base64,PHNjcmlwdD4=)", "![x](javascript:1 \"t\" onerror=\"1\")", "<javascript:alert(1)>", "<https://example.org/\"onmouseover=alert(1)>",
        "https://example.org/'\"><b>", "[a]: javascript:x\n", "[a][a]", "[", "](", "![", "(", ")", "*", "**", "_", "__", "~~", "`", "```", "```html\n", "~~~\n", "    ", "\t",
        "# ", "> ", "- ", "1. ", "999999999. ", "- [ ] ", "|", "|--|", "|:-:|\n", "---\n", "===\n", "\n", "\n\n", "\r\n", "\\", "&lt;", "&#0;", "&#x110000;", "&nbsp",
        "$", "$$", "\\(", "\\)", "\\[", "\\]", "$$\n", "\\def\\a{\\a\\a}\\a", "\\begin{matrix}", "\\href{javascript:alert(1)}{x}", "^{^{^{", "\\rule{1e9em}{1e9em}",
        "\0", "\u0007", "\u001b[31m", "\ud800", "\udfff", "\ufeff", "\u202e", "\u2028", "\ud83d\ude00", "e\u0301\u0301\u0301", "words ", "5 ", "{.class #id onclick=x}",
    ];

    private static readonly string[] Bombs = ["[", "![", "*a ", "**a", "_a_", "`", "> ", "- ", "$a ", "$$", "\\(", "\\[", "|", "<", "&", "~~a", "[a](", "[a]:", "a\n|--\n", "\\", "<a ", "1. ", "((", "$$\n", "![a][", "*_", "]("];

    private readonly Random _random = new(seed);

    /// <summary>Another text.</summary>
    public string Next() => _random.Next(10) switch
    {
        0 => RandomUnicode(_random.Next(2_000)),
        1 => string.Concat(Enumerable.Repeat(Bombs[_random.Next(Bombs.Length)], _random.Next(1, 4_000))),
        _ => Mixture(_random.Next(1, 200)),
    };

    /// <summary>Each of the repeated openings, at the greatest length that is still read.</summary>
    public static IEnumerable<string> LongestBombs(int length) => Bombs.Select(bomb => string.Concat(Enumerable.Repeat(bomb, length / bomb.Length)));

    private string Mixture(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(_random.Next(8) == 0 ? RandomUnicode(_random.Next(20)) : Pieces[_random.Next(Pieces.Length)]);
        return text.ToString();
    }

    private string RandomUnicode(int length) => string.Create(length, _random, static (span, random) =>
    {
        foreach (ref var character in span)
            character = (char)(random.Next(3) == 0 ? random.Next(0x10000) : random.Next(0x80));
    });
}
