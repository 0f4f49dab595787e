using MetaRouter.Onnx.TextEncoding;

namespace MetaRouter.Onnx.Tests.TextEncoding;

public sealed class QueryTextTests
{
    [Theory]
    [InlineData("①ﬁＡ\u3000\u00A0", "1fiA  ")]
    [InlineData("e\u0301", "é")]
    [InlineData("\uD83D\uDE00\0\u001F", "\uD83D\uDE00\0\u001F")]
    public void Normalise_Text_IsComposed(string text, string expected) => Assert.Equal(expected, QueryText.Normalise(text));

    [Fact]
    public void Normalise_IllFormedText_IsRepaired() => Assert.Equal("a\uFFFDb\uFFFD\uFFFDc", QueryText.Normalise("a\uD800b\uDC00\uFFFEc"));

    [Theory]
    [InlineData("\u0327\u0300")]
    [InlineData("\uFF9E\u3099")]
    [InlineData("\U0001D165\U0001D16D")]
    public void Normalise_EndlessRunOfMarks_KeepsTheFirstThirty(string marks)
    {
        var thirty = string.Concat(Enumerable.Repeat(marks, 15));

        var normalised = QueryText.Normalise($"x{thirty}{marks}{marks}y");

        Assert.Equal(QueryText.Normalise($"x{thirty}") + new string('\uFFFD', 2 * marks.Length) + "y", normalised);
    }

    [Fact]
    public void Normalise_PairAtTheCut_LosesItsHalf()
    {
        var normalised = QueryText.Normalise(new string('a', QueryText.MaxCharacters - 1) + "\uD83D\uDE00");

        Assert.Equal(QueryText.MaxCharacters, normalised.Length);
        Assert.Equal('\uFFFD', normalised[^1]);
    }

    [Fact]
    public void RequireNormalisation_WithIcu_Passes() => QueryText.RequireNormalisation();

    [Fact]
    public void RequireNormalisation_TextComesBackUnchanged_SaysWhatToDo()
    {
        var exception = Assert.Throws<PlatformNotSupportedException>(() => QueryText.RequireNormalisation(text => text));

        Assert.Contains("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ICU", exception.Message, StringComparison.Ordinal);
    }
}
