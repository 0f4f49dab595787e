using System.Globalization;
using System.Text;
using static MetaRouter.Benchmarks.Research.ResearchBenchmark;

namespace MetaRouter.Benchmarks.Research;

/// <summary>The page of results, which also goes to the console line by line.</summary>
internal sealed class ResearchResults(int comparisons, int people)
{
    private readonly StringBuilder _times = new();
    private readonly StringBuilder _memory = new();

    /// <summary>Keeps how long something took: its first call and all later ones, in milliseconds.</summary>
    public void Took(string what, double first, IReadOnlyList<double> later, string limit)
    {
        double[] sorted = [.. later.Order()];
        var line = $"| {what} | {Number(first)} | {Number(Stopwatches.Median(sorted))} | {Number(sorted[(int)Math.Ceiling(0.95 * sorted.Length) - 1])} | {limit} |";
        Console.WriteLine(line);
        _times.AppendLine(line);
    }

    /// <summary>Keeps what an export took.</summary>
    public void Exported(string what, long rows, double megabytes, double seconds, double peak)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"| {what} | {rows:N0} | {megabytes:F0} | {seconds:F1} | {peak:F0} | 200 |");
        Console.WriteLine(line);
        _memory.AppendLine(line);
    }

    /// <summary>The page.</summary>
    public string ToMarkdown() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        # Results: research

        {comparisons:N0} generated comparisons of {people} people (answers of 1,500 characters on average) on SQLite, in the whole program with {Environment.ProcessorCount} cores. Written by the command below; not edited by hand.

            dotnet run --project bench/MetaRouter.Benchmarks -c Release -- research --comparisons {comparisons} --out docs/results/research.md

        ## Server time

        From the call of the page's session to what it shows, in milliseconds: of the first call after the start (before it, only other lines of this table have run), and of twenty calls after it. A page of the explorer has 50 rows; *counted*
        is what follows on its heels, the number of matches, while the page is shown already. The overview is counted again only when votes have changed; *cold* counts everything.

        | what | first | p50 | p95 | limit |
        |---|---|---|---|---|
        {_times}
        ## Memory of exports

        The peak of the process's resident memory above what it was right before, in MB, sampled every 10 ms, while a dataset is written to nowhere.

        | what | rows | MB written | seconds | peak MB above idle | limit |
        |---|---|---|---|---|---|
        {_memory}
        """);
}
