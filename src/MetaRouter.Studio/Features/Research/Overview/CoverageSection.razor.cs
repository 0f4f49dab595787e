using System.Globalization;
using MetaRouter.Data.Research;
using MetaRouter.Studio.Features.Research.Explorer;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Overview;

/// <summary>How often each two candidates were compared: a matrix that is the same on both sides of its diagonal.</summary>
public sealed partial class CoverageSection
{
    private long _most;

    /// <summary>The counts.</summary>
    [Parameter, EditorRequired]
    public PairCoverage Pairs { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnParametersSet() =>
        _most = Pairs.Candidates.SelectMany(row => Pairs.Candidates.Select(column => Pairs.Of(row.Id, column.Id))).DefaultIfEmpty().Max();

    private static string Address(ComparedCandidate row, ComparedCandidate column) =>
        ExplorerAddress.Of(new ComparisonFilter { CandidateId = row.Id, OtherCandidateId = column.Id, Withdrawn = false }).ToUrl();

    private string? Shade(long count) => count == 0
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"background: color-mix(in oklab, var(--accent-soft) {100d * count / _most:F0}%, transparent)");
}
