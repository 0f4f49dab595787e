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
        .AddScoped<ExportsSession>();
}
