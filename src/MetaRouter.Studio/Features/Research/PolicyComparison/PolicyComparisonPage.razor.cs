using System.Globalization;
using MetaRouter.Core.Evaluation;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.PolicyComparison;

/// <summary>What other policies would have earned on the router's judged decisions.</summary>
public sealed partial class PolicyComparisonPage
{
    private IntervalPlotModel? _plot;

    [Inject]
    private PolicyComparisonSession Session { get; set; } = null!;

    private IEnumerable<ComparedPolicy> Drawn => Session.Policies.Where(policy => double.IsFinite(policy.Best.Value) && double.IsFinite(policy.Best.StandardError));

    private string Description => PolicyWords.Format(
        PolicyText.PlotDescription, string.Join(PolicyText.Separator, Drawn.Select(Spoken)));

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        await Session.LoadAsync();
        Draw();
    }

    private async Task ChooseWeightAsync(ChangeEventArgs change)
    {
        if (!double.TryParse(change.Value as string, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)) return;
        await Session.ChooseCostWeightAsync(weight);
        Draw();
    }

    private void Draw() => _plot = new IntervalPlotModel(
    [
        .. Drawn.Select(policy => new IntervalRow(
            PolicyWords.Name(policy, Session.CostWeight), policy.Best.Value, policy.Best.Lower, policy.Best.Upper, Spoken(policy), policy.Warning != OffPolicyWarning.None)),
    ]);

    private string Spoken(ComparedPolicy policy) => PolicyWords.Format(PolicyText.PlotRow, PolicyWords.Name(policy, Session.CostWeight), PolicyWords.Value(policy.Best));
}
