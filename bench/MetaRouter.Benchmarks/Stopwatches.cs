using System.Diagnostics;

namespace MetaRouter.Benchmarks;

internal static class Stopwatches
{
    /// <summary>Mean seconds of one call, over as many calls as fill <paramref name="atLeast"/>; the first call is not counted.</summary>
    public static double SecondsPerCall(Action action, TimeSpan atLeast)
    {
        action();
        var calls = 0;
        var start = Stopwatch.GetTimestamp();
        do
        {
            action();
            calls++;
        }
        while (Stopwatch.GetElapsedTime(start) < atLeast);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
