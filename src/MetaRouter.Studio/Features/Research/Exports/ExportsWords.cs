using System.Globalization;
using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Data.Imports;

namespace MetaRouter.Studio.Features.Research.Exports;

/// <summary>How the page speaks.</summary>
internal static class ExportsWords
{
    public static string Format(string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    public static string Kind(DatasetKind kind) => kind switch
    {
        DatasetKind.Arena => ExportsText.KindArena,
        DatasetKind.Dpo => ExportsText.KindDpo,
        DatasetKind.Kto => ExportsText.KindKto,
        DatasetKind.Bandit => ExportsText.KindBandit,
        DatasetKind.Contexts => ExportsText.KindContexts,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string About(DatasetKind kind) => kind switch
    {
        DatasetKind.Arena => ExportsText.AboutArena,
        DatasetKind.Dpo => ExportsText.AboutDpo,
        DatasetKind.Kto => ExportsText.AboutKto,
        DatasetKind.Bandit => ExportsText.AboutBandit,
        DatasetKind.Contexts => ExportsText.AboutContexts,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Running(ExportJob job) => Format(ExportsText.Running, Count(job.Progress.Done), Count(job.Progress.Total));

    public static string Count(long count) => count.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A number for an attribute.</summary>
    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    public static string Size(long bytes) => bytes switch
    {
        < 1024 => Format(ExportsText.Bytes, bytes),
        < 1024 * 1024 => Format(ExportsText.Kilobytes, bytes / 1024.0),
        _ => Format(ExportsText.Megabytes, bytes / 1024.0 / 1024),
    };

    public static string Result(ImportResult result) => result.Refusal switch
    {
        null => Format(ExportsText.Imported, result.Dataset!.Name, Count(result.Dataset.Loaded), Count(result.Dataset.Duplicates), Count(result.BadLineCount)),
        ImportRefusal.BadName => ExportsText.NoName,
        ImportRefusal.NameTaken => ExportsText.NameTaken,
        ImportRefusal.UnknownFormat => ExportsText.UnknownFormat,
        ImportRefusal.BadLines => Format(ExportsText.BadLines, Count(result.BadLineCount)),
        ImportRefusal.Unreadable => result.Problem!,
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };
}
