using System.Globalization;
using MetaRouter.Data.Imports;
using MetaRouter.Data.Research;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Explorer;

/// <summary>Chooses which comparisons are shown; what cannot be told of an imported dataset is not offered.</summary>
public sealed partial class FilterForm
{
    private FilterFields _fields = new();
    private ComparisonFilter? _shown;

    /// <summary>What is shown.</summary>
    [Parameter, EditorRequired]
    public ExplorerAddress Address { get; set; } = null!;

    /// <summary>What can be chosen.</summary>
    [Parameter, EditorRequired]
    public ExplorerChoices Choices { get; set; } = null!;

    /// <summary>The imported datasets.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ImportedDataset> Datasets { get; set; } = [];

    /// <summary>Shows something else.</summary>
    [Parameter, EditorRequired]
    public EventCallback<ExplorerAddress> OnChosen { get; set; }

    private static (string Id, string Label, string Yes, string No, FilterSwitch Field)[] Switches =>
    [
        ("prices", ExplorerText.Prices, ExplorerText.PricesShown, ExplorerText.PricesHidden, FilterSwitch.PricesShown),
        ("consent", ExplorerText.Consent, ExplorerText.ConsentGiven, ExplorerText.ConsentMissing, FilterSwitch.Consented),
        ("onboarding", ExplorerText.Onboarding, ExplorerText.Yes, ExplorerText.No, FilterSwitch.Onboarding),
        ("leak", ExplorerText.Leak, ExplorerText.Yes, ExplorerText.No, FilterSwitch.LeakFlag),
        ("state", ExplorerText.State, ExplorerText.StateWithdrawn, ExplorerText.StateStanding, FilterSwitch.Withdrawn),
    ];

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // What is being chosen stays when counts or choices arrive.
        if (Address.Filter == _shown) return;
        _shown = Address.Filter;
        _fields = FilterFields.Of(Address.Filter);
    }

    private Task Submit() => OnChosen.InvokeAsync(new ExplorerAddress { DatasetId = Address.DatasetId, Filter = _fields.ToFilter() });

    private Task ChooseSource(ChangeEventArgs change) =>
        OnChosen.InvokeAsync(new ExplorerAddress { DatasetId = Guid.TryParse(change.Value as string, out var id) ? id : null });

    private string? Value(FilterSwitch field) => _fields.Switches.TryGetValue(field, out var value) ? value.ToString(CultureInfo.InvariantCulture).ToLowerInvariant() : "";

    private void Set(FilterSwitch field, ChangeEventArgs change)
    {
        if (bool.TryParse(change.Value as string, out var value)) _fields.Switches[field] = value;
        else _fields.Switches.Remove(field);
    }

    // What the address names is offered, whether anybody was compared with it or not.
    private static IEnumerable<string> WithChosen(IReadOnlyList<string> known, string? chosen) =>
        string.IsNullOrEmpty(chosen) || known.Contains(chosen) ? known : known.Append(chosen);

    private static IEnumerable<ComparedCandidate> WithChosen(IReadOnlyList<ComparedCandidate> known, string? chosen) =>
        string.IsNullOrEmpty(chosen) || known.Any(candidate => candidate.Id == chosen) ? known : known.Append(new ComparedCandidate(chosen, chosen));
}
