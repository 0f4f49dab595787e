using System.CommandLine;
using System.Diagnostics;
using MetaRouter.Data.Research;
using MetaRouter.Data.Storage;

namespace MetaRouter.Benchmarks.Research;

internal static class ResearchBenchmark
{
    public static Command Command()
    {
        var directory = new Option<string>("--data-directory") { Required = true };
        var command = new Command("research", "x") { directory };
        command.SetAction((parsed, token) => RunAsync(parsed.GetRequiredValue(directory), token));
        return command;
    }

    private static async Task RunAsync(string directory, CancellationToken token)
    {
        using var database = await StudioDatabase.OpenAsync(directory, token);
        var explorer = new ComparisonExplorer(database, TimeProvider.System);
        var statistics = new ComparisonStatistics(database);
        await MeasureAsync("overview", () => statistics.OverviewAsync(1, token));
        var all = ComparisonFilter.All;
        foreach (var (name, filter) in new (string, ComparisonFilter)[] {
            ("all", all), ("candidate", all with { CandidateId = "made/fox" }), ("pair", all with { CandidateId = "made/fox", OtherCandidateId = "made/ant" }),
            ("nopair", all with { CandidateId = "made/fox", OtherCandidateId = "made/nobody" }),
            ("category", all with { Category = "code" }), ("language", all with { Language = "de" }), ("hidden", all with { PricesShown = false }),
            ("consented", all with { Consented = true }), ("not consented", all with { Consented = false }), ("outcome", all with { Outcome = Core.Comparisons.ComparisonOutcome.BothBad }), ("onb", all with { Onboarding = true }),
            ("leak", all with { LeakFlag = true }), ("withdrawn", all with { Withdrawn = true }), ("standing", all with { Withdrawn = false }),
            ("dates", all with { From = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), Before = new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero) }),
            ("combined", all with { Category = "code", Language = "de", LeakFlag = true, Outcome = Core.Comparisons.ComparisonOutcome.BothBad }) })
        {
            await MeasureAsync(name + " page", () => explorer.PageAsync(null, filter, 1, default, 50, token));
            await MeasureAsync(name + " deep", () => explorer.PageAsync(null, filter, 1, new ExplorerPlace(Before: 20_000), 50, token));
            await MeasureAsync(name + " newer", () => explorer.PageAsync(null, filter, 1, new ExplorerPlace(After: 20_000), 50, token));
            await MeasureAsync(name + " count", () => explorer.CountAsync(null, filter, 1, token));
        }
        await MeasureAsync("open", () => explorer.OpenAsync(50_000, 1, token));
    }

    private static async Task MeasureAsync<T>(string name, Func<Task<T>> action)
    {
        var times = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await action();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        Console.WriteLine($"{name,-24} first {times[0]:F0} p50 {Stopwatches.Median(times):F0} max {times.Max():F0}");
    }
}
