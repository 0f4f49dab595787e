using System.Diagnostics;
using System.Text;
using MetaRouter.TestKit;

namespace MetaRouter.Onnx.Tests.TextEncoding;

[Collection(TextEncoderTests.Name)]
public sealed class HostileTextTests(TextEncoderFixture fixture)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task EncodeAsync_RandomStrings_EachEndsWithinASecond()
    {
        var random = new Random(20_26);
        for (var i = 0; i < Campaign.Size(inTheSuite: 1000); i++) await AssertQuickAsync(RandomText(random, i), $"random string {i}");
    }

    [Fact]
    public Task EncodeAsync_TextOfAMegabyte_EndsWithinASecond() => AssertQuickAsync(RandomText(new Random(3), 4, 1_000_000), "1 MB of random Unicode");

    [Theory]
    [InlineData("combining marks in the wrong order: each must be sorted past the others", 0x315, 0x300, 0x5B0, 0x93C, 0x327)]
    [InlineData("a character that becomes 18", 0xFDFA)]
    [InlineData("half a surrogate pair", 0xD83D)]
    [InlineData("the sign for a space", 0x2581)]
    [InlineData("the null character", 0)]
    [InlineData("colons", 0x3A)]
    [InlineData("a long word", 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x20)]
    public Task EncodeAsync_OneThingOverAndOver_EndsWithinASecond(string name, params int[] unit) =>
        AssertQuickAsync(string.Create(1_000_000, unit, (text, units) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = (char)units[i % units.Length];
        }), name);

    /// <summary>On a machine that is busy with something else, the processor time of this process counts in place of the clock.</summary>
    private async Task AssertQuickAsync(string text, string name)
    {
        var processorTime = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        Assert.All(fixture.Tokenizer.Tokenize(text), id => Assert.InRange(id, 0, 7999));
        // The embedding's constructor refuses anything but 512 finite numbers of unit length.
        Assert.Single(await fixture.EncodeAsync(text));
        var clock = Stopwatch.GetElapsedTime(start);
        processorTime = Environment.CpuUsage.TotalTime - processorTime;
        Assert.True(clock < Limit || processorTime < Limit, $"{name} took {clock}, processor time {processorTime}.");
    }

    private static string RandomText(Random random, int kind, int? length = null)
    {
        var text = new StringBuilder();
        for (var left = length ?? random.Next(0, kind % 50 == 0 ? 20_000 : 300); left > 0; left--)
            text.Append((kind % 5) switch
            {
                0 => (char)random.Next(0, 0x20), // control characters
                1 => (char)random.Next(0xD800, 0xE000), // surrogates, mostly alone
                2 => (char)random.Next(0x20, 0x7F),
                3 => (char)random.Next(0x0300, 0x0370), // combining marks
                _ => (char)random.Next(0, 0x10000),
            });
        return text.ToString();
    }
}
