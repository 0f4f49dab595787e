using MetaRouter.Data.Candidates;

namespace MetaRouter.Data.Tests.Candidates;

public sealed class PriceHistoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    // Two from noon on, of which the later entered counts; one an hour before, entered last; one an hour after.
    private static readonly PriceHistory History = new([Price(1, 0), Price(2, 0), Price(3, 60), Price(4, -60)]);

    [Theory]
    [InlineData(-61, null)]
    [InlineData(-60, 4)]
    [InlineData(-1, 4)]
    [InlineData(0, 2)]
    [InlineData(59, 2)]
    [InlineData(60, 3)]
    [InlineData(100_000, 3)]
    public void At_AMoment_IsTheLatestThatHoldsAndOfThoseTheLastEntered(int minutes, int? expected) =>
        Assert.Equal(expected, (int?)History.At(Noon.AddMinutes(minutes))?.Sequence);

    [Theory]
    [InlineData(-61, 4)]
    [InlineData(-60, 2)]
    [InlineData(0, 3)]
    [InlineData(60, null)]
    public void NextAfter_AMoment_IsTheNextThatWillHold(int minutes, int? expected) =>
        Assert.Equal(expected, (int?)History.NextAfter(Noon.AddMinutes(minutes))?.Sequence);

    [Fact]
    public void Empty_AtAnyMoment_HasNoPrice() => Assert.Null(PriceHistory.Empty.At(Noon));

    private static PriceEntry Price(int sequence, int minutes) => new()
    {
        Sequence = sequence, CandidateId = "c", InputPerMillion = sequence, OutputPerMillion = 1, EffectiveFrom = Noon.AddMinutes(minutes), Source = "a test", EnteredAt = Noon,
    };
}
