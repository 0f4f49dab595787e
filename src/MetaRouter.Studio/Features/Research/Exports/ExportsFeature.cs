using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Data.Imports;
using MetaRouter.Studio.Lifetime;

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
internal sealed class ExportCleaning(ExportFiles files, VoteUploads uploads, TimeProvider time, ILogger<ExportCleaning> logger)
    : PeriodicWork(TimeSpan.FromHours(1), "Old exports could not be removed", time, logger)
{
    protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        uploads.RemoveLeft();
        return WorkAsync(cancellationToken);
    }

    protected override Task WorkAsync(CancellationToken cancellationToken)
    {
        files.RemoveOld();
        return Task.CompletedTask;
    }
}
