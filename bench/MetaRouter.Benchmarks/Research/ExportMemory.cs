using System.Diagnostics;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Data.Storage;
using MetaRouter.Studio.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Benchmarks.Research;

/// <summary>What exports of everything take of memory.</summary>
internal static class ExportMemory
{
    private const double Megabyte = 1_000_000;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    public static async Task MeasureAsync(IServiceProvider services, ResearchResults results, CancellationToken cancellationToken)
    {
        var actor = new Actor(null, "bench");
        // Generated people were asked by nobody.
        var settings = services.GetRequiredService<SettingsInUse>();
        await settings.ChangeAsync(actor, new ResearchSettings { ExportsWithoutConsent = true, ExportsPersonalData = true }, 0, "", cancellationToken);
        var export = new DatasetExport(services.GetRequiredService<StudioDatabase>(), TimeProvider.System);
        foreach (var (kind, format) in new[] { (DatasetKind.Arena, DatasetFormat.Jsonl), (DatasetKind.Arena, DatasetFormat.Csv), (DatasetKind.Dpo, DatasetFormat.Jsonl), (DatasetKind.Kto, DatasetFormat.Jsonl), (DatasetKind.Contexts, DatasetFormat.Jsonl) })
        {
            GC.Collect();
            using var process = Process.GetCurrentProcess();
            process.Refresh();
            var idle = process.WorkingSet64;
            var start = Stopwatch.GetTimestamp();
            using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var peak = PeakAsync(process, done.Token);
            var manifest = await export.WriteAsync(actor, new DatasetRequest { Kind = kind, Format = format }, Stream.Null, null, cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            await done.CancelAsync();
            results.Exported($"{kind} as {format}".ToLowerInvariant(), manifest.Rows, manifest.Files.Sum(file => file.Bytes) / Megabyte, seconds, (await peak - idle) / Megabyte);
        }
    }

    private static async Task<long> PeakAsync(Process process, CancellationToken done)
    {
        var peak = 0L;
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                process.Refresh();
                peak = Math.Max(peak, process.WorkingSet64);
            }
        }
        catch (OperationCanceledException)
        {
            // The export is done.
        }

        return peak;
    }
}
