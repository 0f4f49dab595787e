using MetaRouter.Data.Research;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Explorer;

/// <summary>A page of comparisons as a table.</summary>
public sealed partial class ComparisonRows
{
    /// <summary>The rows; not empty.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ExplorerRow> Rows { get; set; } = [];

    /// <summary>What is shown.</summary>
    [Parameter, EditorRequired]
    public ExplorerAddress Address { get; set; } = null!;

    private bool IsOwn => Address.DatasetId is null;
}
