using MetaRouter.Data.Imports;
using Microsoft.AspNetCore.Components;
using static MetaRouter.Studio.Features.Research.Explorer.ExplorerWords;

namespace MetaRouter.Studio.Features.Research.Explorer;

/// <summary>A comparison of an imported dataset, opened whole.</summary>
public sealed partial class ImportedView
{
    /// <summary>The comparison.</summary>
    [Parameter, EditorRequired]
    public ImportedComparison Imported { get; set; } = null!;

    private Fact[] Facts =>
    [
        new(ExplorerText.JudgedAt, Time(Imported.JudgedAt)),
        new(ExplorerText.ColumnJudge, Imported.Judge ?? ExplorerText.Unknown),
        new(ExplorerText.Category, Imported.Category ?? ExplorerText.Unknown),
        new(ExplorerText.Language, Imported.Language ?? ExplorerText.Unknown),
        new(ExplorerText.SourceId, Imported.SourceId),
    ];
}
