using MetaRouter.Studio.Controls.RichText;

namespace MetaRouter.Studio.Tests.Controls.RichText;

public sealed class MarkdownRendererTests
{
    [Theory]
    [InlineData("It costs $5 and $6.")]
    [InlineData("Between $5/$6 and $7-$10.")]
    [InlineData("US$5, or A$7")]
    [InlineData("a $ b $ c")]
    [InlineData("one $$ two")]
    [InlineData("\\$x\\$")]
    [InlineData("unfinished $x + y")]
    [InlineData("unfinished \\(x + y")]
    public void Render_DollarsThatAreNoFormula_StayText(string text) => Assert.DoesNotContain("data-math", MarkdownRenderer.Render(text));

    [Theory]
    [InlineData("$x < y$", "<p><span data-math=\"inline\">x &lt; y</span></p>\n")]
    [InlineData("\\( a_1 \\)", "<p><span data-math=\"inline\">a_1</span></p>\n")]
    [InlineData("so $$x*y*z$$ holds", "<p>so <span data-math=\"display\" tabindex=\"0\">x*y*z</span> holds</p>\n")]
    [InlineData("so \\[x\\] holds", "<p>so <span data-math=\"display\" tabindex=\"0\">x</span> holds</p>\n")]
    [InlineData("$a\\$b$", "<p><span data-math=\"inline\">a\\$b</span></p>\n")]
    [InlineData("$$\na\n- b\n= c\n$$", "<div data-math=\"display\" tabindex=\"0\">a\n- b\n= c</div>\n")]
    [InlineData("\\[\nx\n\\]", "<div data-math=\"display\" tabindex=\"0\">x</div>\n")]
    [InlineData("text\n$$ x $$\ntext", "<p>text</p>\n<div data-math=\"display\" tabindex=\"0\">x</div>\n<p>text</p>\n")]
    public void Render_Formula_KeepsTexAsText(string text, string expected) => Assert.Equal(expected, MarkdownRenderer.Render(text));

    [Fact]
    public void Render_FormulaBlockWithoutEnd_IsTextUpToTheBlankLine() =>
        Assert.Equal("<p>$$\nx &amp; y</p>\n<p><em>on</em></p>\n", MarkdownRenderer.Render("$$\nx & y\n\n*on*"));

    [Fact]
    public void Render_DollarsInCode_StayCode() => Assert.Equal("<p><code>$x$</code></p>\n", MarkdownRenderer.Render("`$x$`"));

    [Theory]
    [InlineData("[a](https://example.org/)")]
    [InlineData("[a](HTTP://example.org/)")]
    [InlineData("[a](mailto:a@example.org)")]
    [InlineData("<https://example.org/>")]
    [InlineData("https://example.org/")]
    [InlineData("[a][1]\n\n[1]: https://example.org/")]
    public void Render_LinkOfAllowedScheme_OpensElsewhereWithoutReferrer(string text)
    {
        var html = MarkdownRenderer.Render(text);

        Assert.Contains("<a href=\"", html);
        Assert.Contains("target=\"_blank\" rel=\"noopener noreferrer nofollow\"", html);
    }

    [Theory]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt:alert(1))")]
    [InlineData("[a](java&#10;script:alert(1))")]
    [InlineData("[a](&#x6A;avascript:alert(1))")]
    [InlineData("[a](data:text/html,x)")]
    [InlineData("[a](vbscript:x)")]
    [InlineData("[a](file:///etc/passwd)")]
    [InlineData("[a](//example.org)")]
    [InlineData("[a](/preference)")]
    [InlineData("[a](#top)")]
    [InlineData("[a][1]\n\n[1]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("ftp://example.org/")]
    public void Render_LinkOfAnotherScheme_BecomesItsText(string text)
    {
        var html = MarkdownRenderer.Render(text);

        Assert.DoesNotContain("<a", html);
        Assert.StartsWith("<p>", html);
        Assert.NotEqual("<p></p>\n", html);
    }

    [Fact]
    public void Render_LinkOfAnotherScheme_KeepsTheFormOfItsWords() =>
        Assert.Equal("<p>so <strong>bold</strong> here</p>\n", MarkdownRenderer.Render("so [**bold**](javascript:x) here"));

    [Theory]
    [InlineData("![a cat](https://example.org/cat.png)", ">a cat</a>")]
    [InlineData("![](https://example.org/cat.png)", ">https://example.org/cat.png</a>")]
    [InlineData("![a cat](data:image/png;base64,AA)", "<p>a cat</p>")]
    public void Render_Image_BecomesALinkOrItsWords(string text, string expected)
    {
        var html = MarkdownRenderer.Render(text);

        Assert.Contains(expected, html);
        Assert.DoesNotContain("<img", html);
    }

    [Fact]
    public void Render_Html_IsEscaped() =>
        Assert.Equal("<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;</p>\n", MarkdownRenderer.Render("<script>alert(1)</script> <b>"));

    [Fact]
    public void Render_FencedCode_CarriesLanguageAndCopyButton()
    {
        var html = MarkdownRenderer.Render("```Python\na < b\n```");

        Assert.Contains("<code class=\"language-python\">a &lt; b", html);
        Assert.Contains("data-copy=\"\"", html);
    }

    [Theory]
    [InlineData("```\"><img\nx\n```")]
    [InlineData("```a\"onclick=x\nx\n```")]
    public void Render_FencedCodeWithOddLanguage_HasNone(string text) => Assert.Contains("<code>x", MarkdownRenderer.Render(text));

    [Fact]
    public void Render_Headings_StartAtTheThirdLevel() =>
        Assert.Equal("<h3>a</h3>\n<h6>b</h6>\n", MarkdownRenderer.Render("# a\n##### b"));

    [Fact]
    public void Render_TaskList_ShowsSigns() => Assert.Contains("☑ done", MarkdownRenderer.Render("- [x] done"));

    [Fact]
    public void Render_Table_IsMade() => Assert.Contains("<td style=\"text-align: right;\">1</td>", MarkdownRenderer.Render("| a |\n|--:|\n| 1 |"));

    [Fact]
    public void Render_TooLong_IsCutWithNotice()
    {
        var html = MarkdownRenderer.Render(new string('a', MarkdownRenderer.LongestText + 1));

        Assert.EndsWith("left out.</p>", html);
        Assert.InRange(html.Length, MarkdownRenderer.LongestText, MarkdownRenderer.LongestText + 200);
    }

    [Fact]
    public void Render_NestedTooDeeply_ComesOutEscaped()
    {
        var text = new string('>', 5_000) + "<b>";

        Assert.Contains("&lt;b&gt;", MarkdownRenderer.Render(text));
    }

    [Fact]
    public void Render_TextInTooManyPieces_ComesOutAsItStands()
    {
        var text = string.Concat(Enumerable.Repeat("$x$ ", 40_000));

        Assert.Equal($"<p>{text}</p>", MarkdownRenderer.Render(text));
    }
}
