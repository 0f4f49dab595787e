namespace MetaRouter.Llm.Tests;

public sealed class ProviderWordsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData(" \r\n\t", null)]
    [InlineData("\u0000\u202e", null)]
    [InlineData("a\r\n\u001b[31mb\u202ec  d ", "a [31mb c d")]
    [InlineData("lone \ud83d surrogate", "lone surrogate")]
    [InlineData("key=my-own-key!", "key=[key]!")]
    [InlineData("sk-proj-Abc123_456-789 was refused", "[key] was refused")]
    [InlineData("Authorization: Bearer eyJhbGciOi.x.y", "Authorization: Bearer [key]")]
    [InlineData("task-oriented words stay", "task-oriented words stay")]
    public void Clean_Words_AreOneLineWithoutKeys(string? words, string? expected) =>
        Assert.Equal(expected, ProviderWords.Clean(words, "my-own-key"));

    [Fact]
    public void Clean_LongWords_AreBoundedWithoutCuttingACharacter()
    {
        var words = ProviderWords.Clean(string.Concat(Enumerable.Repeat("x😀", 1000)), apiKey: null)!;

        Assert.InRange(words.Length, ProviderWords.MaxLength - 2, ProviderWords.MaxLength);
        Assert.EndsWith("…", words, StringComparison.Ordinal);
        Assert.DoesNotContain(words.EnumerateRunes(), rune => rune == System.Text.Rune.ReplacementChar);
    }

    [Fact]
    public void Clean_KeyAcrossTheBound_IsRedactedWhole() =>
        Assert.DoesNotContain("secret", ProviderWords.Clean(new string('x', ProviderWords.MaxLength - 5) + "secret-key", "secret-key")!, StringComparison.Ordinal);
}
