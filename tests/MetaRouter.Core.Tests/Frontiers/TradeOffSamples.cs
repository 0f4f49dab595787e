using MetaRouter.Core.Frontiers;

namespace MetaRouter.Core.Tests.Frontiers;

/// <summary>Made-up sets of points in the unit square.</summary>
internal static class TradeOffSamples
{
    /// <summary>A hundred sets of one to forty points, some of them equal in one coordinate.</summary>
    public static IEnumerable<TradeOffPoint[]> Sets()
    {
        var random = new Random(11);
        for (var set = 0; set < 100; set++)
            yield return [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => new TradeOffPoint(Coordinate(random), Coordinate(random)))];
    }

    private static double Coordinate(Random random) => random.Next(4) == 0 ? random.Next(5) / 4.0 : random.NextDouble();
}
