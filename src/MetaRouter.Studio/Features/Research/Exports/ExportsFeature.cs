using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Data.Imports;

namespace MetaRouter.Studio.Features.Research.Exports;

/// <summary>Exports and imports of votes.</summary>
internal static class ExportsFeature
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddSingleton<DatasetExport>()
        .AddSingleton<DatasetImport>()
        .AddSingleton<ExportFiles>()
        .AddSingleton<ExportJobs>()
        .AddSingleton<VoteUploads>()
        .AddHostedService<ExportCleaning>()
        .AddScoped<ExportsSession>();
}

/// <summary>Removes at the start what a program that died has left of uploads, and every hour the exports whose day is over.</summary>
internal sealed partial class ExportCleaning(ExportFiles files, VoteUploads uploads, TimeProvider time, ILogger<ExportCleaning> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        Clean(uploads.RemoveLeft);
        do Clean(files.RemoveOld);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Clean(Action remove)
    {
        try
        {
            remove();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The edge to the disk: the next hour tries again.
            LogFailed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Old exports could not be removed")]
    private partial void LogFailed(Exception error);
}
