using MetaRouter.Data.Comparisons;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>One judged comparison of the history.</summary>
public sealed partial class HistoryEntry
{
    private readonly string _queryId = $"query-{Guid.NewGuid():N}";
    private ElementReference _query;
    private bool _wasOpened;

    /// <summary>The comparison; judged, since its names are shown.</summary>
    [Parameter, EditorRequired]
    public Comparison Comparison { get; set; } = null!;

    /// <summary>The present moment.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset Now { get; set; }

    /// <summary>What the profile is called that it belongs to, when that is not the one in use.</summary>
    [Parameter]
    public string? OtherProfile { get; set; }

    /// <summary>What answers to sample questions are called.</summary>
    [Parameter, EditorRequired]
    public string RecordedLabel { get; set; } = "";

    /// <summary>Takes the choice back.</summary>
    [Parameter, EditorRequired]
    public Func<Guid, Task> OnUndo { get; set; } = null!;

    /// <summary>Deletes the comparison.</summary>
    [Parameter, EditorRequired]
    public Func<Guid, Task> OnDelete { get; set; } = null!;

    private bool ArePricesShown => Comparison is { Left.ShownCost: not null, Right.ShownCost: not null };

    private async Task UndoAsync()
    {
        await OnUndo(Comparison.Id);
        // The button had the focus and is gone.
        await _query.FocusAsync();
    }
}
