namespace MetaRouter.Onnx.Tests.TextEncoding;

[Collection(TextEncoderTests.Name)]
public sealed class ReferenceRuntimeTests(TextEncoderFixture fixture)
{
    private static readonly string[] Fragments =
    [
        "the", "quick", "committee", "Budget", "python", "routing", "don't", "state-of-the-art", "naïve", "coöperation", "ﬁne", "①②", "½", "Ｆｕｌｌ",
        "e\u0301", "日本語", "Привет", "नमस्ते", "مرحبا", "😀", "👩\u200d👧", "\uFFFD", "<s>", "</s>", "▁", ":", "::", ":)", ":-)", "10:30", "12:00", "://", "):", "”5",
        "https://example.org/a?b=1&c=2#d", "def f(x):\n    return x ** 2", "SELECT * FROM t WHERE a >= 1;", "$a^2 + b^2$", "\\sqrt{2}", "{\"k\": [1, 2]}",
        "3.14159", "-42", "1e-9", "0x1F", "2026-11-22", "€5", "“quoted”", "—", "…", "\t", "\n", "\r\n", "  ", "\u00A0", "\u3000", "supercalifragilistic",
        "aaaaaaaaaaaaaaaaaaaaaaaa", "?!", "ALLCAPS", "camelCaseName", "snake_case_name", "a", "I", "What is", "Explain", "Write", "summary of",
    ];

    [Fact]
    public async Task EncodeAsync_TwoHundredVariedTexts_AgreesWithTheJavaScriptRuntime()
    {
        var random = new Random(200);
        string[] texts = ["", " ", .. Enumerable.Range(0, 198).Select(_ => RandomText(random))];

        var reference = await ReferenceRuntime.RunAsync(texts);
        var embeddings = await fixture.EncodeAsync(texts);

        Assert.Equal(texts.Length, reference.Vectors.Count);
        for (var i = 0; i < texts.Length; i++)
        {
            Assert.Equal(reference.Ids[i], fixture.Tokenizer.Tokenize(texts[i]));
            Assert.InRange(TextEncoderFixture.LargestDifference(reference.Vectors[i], embeddings[i].Values), 0, GoldenCases.Tolerance);
        }
    }

    private static string RandomText(Random random)
    {
        var separators = new[] { " ", " ", " ", "", "\n", ", " };
        var count = random.Next(1, random.Next(0, 4) == 0 ? 120 : 20);
        return string.Concat(Enumerable.Range(0, count).Select(_ => Fragments[random.Next(Fragments.Length)] + separators[random.Next(separators.Length)]));
    }
}
