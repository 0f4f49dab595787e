using System.CommandLine;
using System.Globalization;
using MetaRouter.Data.Storage;
using MetaRouter.Studio;
using MetaRouter.TestKit.Research;
using Microsoft.Extensions.Logging;

namespace MetaRouter.Benchmarks.Research;

/// <summary>What researchers wait for, with many comparisons, on SQLite: what the pages' sessions take in the whole program, and what exports take of memory.</summary>
internal static class ResearchBenchmark
{
    public static Command Command()
    {
        var comparisons = new Option<int>("--comparisons") { Description = "How many are generated, at least 1.", DefaultValueFactory = _ => 100_000 };
        var directory = new Option<string?>("--data-directory") { Description = "A directory that `generate` has filled with so many; without it they are generated." };
        var output = new Option<string?>("--out") { Description = "Writes the page of results there." };
        var command = new Command("research", "Explorer, overview, leaderboard and exports with 100,000 comparisons.") { comparisons, directory, output };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(Math.Max(1, parsed.GetValue(comparisons)), parsed.GetValue(directory), parsed.GetValue(output), cancellationToken));
        return command;
    }

    private static async Task RunAsync(int comparisons, string? directory, string? output, CancellationToken cancellationToken)
    {
        var made = directory is null ? Directory.CreateTempSubdirectory("metarouter-bench-") : null;
        try
        {
            var data = directory ?? made!.FullName;
            var settings = new GenerationSettings { Comparisons = comparisons };
            if (made is not null)
            {
                using var database = await StudioDatabase.OpenAsync(data, cancellationToken);
                await GeneratingCommand.WriteAsync(database, settings, cancellationToken);
            }

            await using var studio = await StudioApplication.CreateAsync(
                ["--urls=http://127.0.0.1:0", $"--MetaRouter:DataDirectory={data}"], builder => builder.Logging.ClearProviders(), cancellationToken);
            await studio.StartAsync(cancellationToken);
            var page = new ResearchResults(comparisons, settings.People);
            await ExportMemory.MeasureAsync(studio.Services, page, cancellationToken);
            await PageTimes.MeasureAsync(studio.Services, page, cancellationToken);
            await studio.StopAsync(cancellationToken);
            if (output is not null) await File.WriteAllTextAsync(output, page.ToMarkdown(), cancellationToken);
        }
        finally
        {
            made?.Delete(recursive: true);
        }
    }

    /// <summary>A number as the page of results writes it.</summary>
    public static string Number(double value) => value.ToString(value < 10 ? "F1" : "F0", CultureInfo.InvariantCulture);
}
