using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Tests.Queries;

public sealed class QueryTextTests
{
    [Theory]
    [InlineData("What is  2 + 2?\n", "what is 2 + 2?")]
    [InlineData("\tÉTÉ ", "été")]
    [InlineData("ﬁne", "fine")]
    [InlineData("", "")]
    public void Normalise_SameQuestion_ReadsTheSame(string text, string expected) => Assert.Equal(expected, QueryText.Normalise(text));

    [Fact]
    public void Normalise_IllFormedText_ReadsTheSameAsItsRepair() =>
        Assert.Equal(QueryText.Normalise("a\uFFFD\uFFFDb"), QueryText.Normalise("a\uFFFE\uD800b"));

    [Theory]
    [InlineData("①ﬁＡ\u3000\u00A0", "1fiA  ")]
    [InlineData("e\u0301", "é")]
    [InlineData("\uD83D\uDE00\0\u001F", "\uD83D\uDE00\0\u001F")]
    public void Compose_Text_IsComposed(string text, string expected) => Assert.Equal(expected, QueryText.Compose(text));

    [Fact]
    public void Compose_IllFormedText_IsRepaired() => Assert.Equal("a\uFFFDb\uFFFD\uFFFDc", QueryText.Compose("a\uD800b\uDC00\uFFFEc"));

    [Theory]
    [InlineData("\u0327\u0300")]
    [InlineData("\uFF9E\u3099")]
    [InlineData("\U0001D165\U0001D16D")]
    public void Compose_EndlessRunOfMarks_KeepsTheFirstThirty(string marks)
    {
        var thirty = string.Concat(Enumerable.Repeat(marks, 15));

        var composed = QueryText.Compose($"x{thirty}{marks}{marks}y");

        Assert.Equal(QueryText.Compose($"x{thirty}") + new string('\uFFFD', 2 * marks.Length) + "y", composed);
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
