using MetaRouter.Studio.Features.Preference;

namespace MetaRouter.Studio.Tests.Features.Preference;

public sealed class HistoryWordsTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData(180, "")]
    [InlineData(181, "…")]
    public void Clip_Question_KeepsWhatFits(int? length, string end)
    {
        var query = new string('q', length ?? 3);

        var clipped = HistoryWords.Clip(query);

        Assert.Equal(query[..Math.Min(query.Length, 180)] + end, clipped);
    }

    [Fact]
    public void Clip_SurrogatePairAtTheEnd_StaysWhole()
    {
        var clipped = HistoryWords.Clip(new string('q', 179) + "😀 and more");

        Assert.Equal(new string('q', 179) + "…", clipped);
    }

    [Theory]
    [InlineData(30, "just now")]
    [InlineData(60 * 59, "59 min ago")]
    [InlineData(60 * 60 * 5, "5 h ago")]
    [InlineData(60 * 60 * 24 * 6, "6 d ago")]
    public void When_WithinAWeek_IsRelative(int seconds, string expected)
    {
        var now = new DateTimeOffset(2026, 5, 20, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(expected, HistoryWords.When(now.AddSeconds(-seconds), now));
    }
}
