using System.CommandLine;
using System.Diagnostics;
using MetaRouter.Data.Storage;
using MetaRouter.TestKit.Research;

namespace MetaRouter.Benchmarks.Research;

/// <summary>Fills a database with judged comparisons of made-up people, to measure on or to look at.</summary>
internal static class GeneratingCommand
{
    public static Command Command()
    {
        var comparisons = new Option<int>("--comparisons") { Description = "How many, at least 1.", DefaultValueFactory = _ => 100_000 };
        var people = new Option<int>("--people") { Description = "Of how many people, at least 1.", DefaultValueFactory = _ => 500 };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same comparisons.", DefaultValueFactory = _ => 7 };
        var directory = new Option<string?>("--data-directory") { Description = "Data directory of a SQLite database." };
        var postgreSql = new Option<string?>("--postgresql") { Description = "Connection string of a PostgreSQL database." };
        var command = new Command("generate", "Writes judged comparisons of made-up people into a database.") { comparisons, people, seed, directory, postgreSql };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var database = (parsed.GetValue(directory), parsed.GetValue(postgreSql)) switch
            {
                ({ } path, null) => await StudioDatabase.OpenAsync(path, cancellationToken),
                (null, { } connection) => await StudioDatabase.OpenPostgreSqlAsync(connection, cancellationToken),
                _ => throw new ArgumentException("Say where to: either --data-directory or --postgresql."),
            };
            var settings = new GenerationSettings
            {
                Comparisons = Math.Max(1, parsed.GetValue(comparisons)), People = Math.Max(1, parsed.GetValue(people)), Seed = parsed.GetValue(seed),
            };
            await WriteAsync(database, settings, cancellationToken);
        });
        return command;
    }

    /// <summary>Writes them, and says how long it took.</summary>
    public static async Task WriteAsync(StudioDatabase database, GenerationSettings settings, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        await GeneratedComparisons.WriteAsync(database, settings, new Shown(settings.Comparisons), cancellationToken);
        Console.Error.WriteLine($"\r{settings.Comparisons:N0} comparisons of {settings.People:N0} people in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
    }

    private sealed class Shown(int all) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value % 10_000 == 0) Console.Error.Write($"\r{value:N0} of {all:N0} comparisons");
        }
    }
}
