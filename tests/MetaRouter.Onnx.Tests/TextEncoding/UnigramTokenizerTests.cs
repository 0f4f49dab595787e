using System.Text;
using System.Text.Json;
using MetaRouter.Onnx.TextEncoding;

namespace MetaRouter.Onnx.Tests.TextEncoding;

[Collection(TextEncoderTests.Name)]
public sealed class UnigramTokenizerTests(TextEncoderFixture fixture)
{
    [Fact]
    public void Tokenize_GoldenTexts_GivesTheReferenceIds()
    {
        Assert.Equal(24, GoldenCases.All.Count);
        Assert.All(GoldenCases.All, golden => Assert.Equal(golden.Ids, fixture.Tokenizer.Tokenize(golden.Text)));
    }

    /// <summary>As numbers: attributes cannot hold half a surrogate pair.</summary>
    [Theory]
    [InlineData(0xD83D)]
    [InlineData(0xDE00)]
    [InlineData(0xFFFE)]
    [InlineData(0xD83D, 0xDE00)]
    [InlineData(0xDE00, 0xD83D, 0xFFFE)]
    public void Tokenize_IllFormedOrUnknownText_IsOneUnknown(params int[] units) =>
        Assert.Equal(fixture.Tokenizer.Tokenize("\uFFFD"), fixture.Tokenizer.Tokenize(string.Concat(units.Select(unit => (char)unit))));

    [Fact]
    public void Tokenize_BeyondTheCut_ChangesNothing()
    {
        var text = new string('a', UnigramTokenizer.MaxCharacters);

        Assert.Equal(fixture.Tokenizer.Tokenize(text), fixture.Tokenizer.Tokenize(text + "bcd"));
    }

    [Fact]
    public void Tokenize_EqualScores_TakesTheShorterLastPiece() =>
        Assert.Equal([6, 7, 8], Small(("▁", -1), ("a", -1), ("b", -1), ("ab", -2)).Tokenize("ab"));

    [Fact]
    public void Tokenize_BetterLongPiece_Wins() => Assert.Equal([6, 9], Small(("▁", -1), ("a", -1), ("b", -1), ("ab", -1.5)).Tokenize("ab"));

    [Fact]
    public void Tokenize_BestOfExactlyZero_CountsAsNone()
    {
        // The single piece "▁:" reaches the end with 0, the pieces "▁" and ":" with −3: worse, but what is there counts as nothing.
        Assert.Equal([6, 7], Small(("▁", -3), (":", 0), ("▁:", 0)).Tokenize(":"));
    }

    [Fact]
    public void Tokenize_PieceThatStandsTwice_HasTheLaterId() => Assert.Equal([6, 8], Small(("▁", -1), ("a", -1), ("a", -1)).Tokenize("a"));

    [Fact]
    public void Tokenize_RunsOfUnknowns_CollapseToOneEach() => Assert.Equal([6, 0, 7, 0], Small(("▁", -1), ("a", -1)).Tokenize("xyazzz"));

    [Fact]
    public void Parse_ScoreOfNull_ReadsAsZero()
    {
        const string json = """[["\uFFFD",0],["<s>",0],["</s>",0],["x1",0],["x2",0],["x3",0],["▁",-1],["a",-1],["b",-1],["ab",null]]""";

        // 'ab' at −1 + 0 beats 'a', 'b' at −3.
        Assert.Equal([6, 9], UnigramTokenizer.Parse(Encoding.UTF8.GetBytes(json)).Tokenize("ab"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""[["a"]]""")]
    [InlineData("""[[1, 2]]""")]
    [InlineData("""[["a", "b"]]""")]
    public void Parse_AnotherForm_IsRefused(string json) => Assert.Throws<JsonException>(() => UnigramTokenizer.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Constructor_SymbolThatIsNoPiece_IsRefused() =>
        Assert.Contains("'b'", Assert.Throws<ArgumentException>(() => Small(("▁", -1), ("a", -1), ("ab", -1))).Message, StringComparison.Ordinal);

    private static UnigramTokenizer Small(params (string Text, double Score)[] pieces) =>
        new([.. Enumerable.Range(0, 6).Select(marker => ($"<{marker}>", 0d)), .. pieces]);
}
