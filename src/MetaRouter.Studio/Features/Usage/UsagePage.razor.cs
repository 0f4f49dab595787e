using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Usage;

/// <summary>The Usage page. It follows what is spent elsewhere for as long as it is shown.</summary>
public sealed partial class UsagePage
{
    [Inject]
    private UsageSession Session { get; set; } = null!;

    [Inject]
    private SettingsInUse Settings { get; set; } = null!;

    private (SpendingSpan Span, string Label)[] Spans =>
    [
        (SpendingSpan.Month, UsageText.SpanMonth),
        (SpendingSpan.Week, UsageText.SpanWeek),
        (SpendingSpan.Period, Session.Cycle switch
        {
            Core.Budgets.BudgetCycle.Day => UsageText.SpanPeriodDay,
            Core.Budgets.BudgetCycle.Week => UsageText.SpanPeriodWeek,
            Core.Budgets.BudgetCycle.Month => UsageText.SpanPeriodMonth,
            _ => UsageText.SpanPeriodEver,
        }),
    ];

    /// <inheritdoc />
    protected override void Leave()
    {
        Session.Changed -= Redraw;
        Settings.Changed -= OnSettingsChanged;
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Session.Changed += Redraw;
        Settings.Changed += OnSettingsChanged;
        await Session.LoadAsync();
        Watch(Session.WatchAsync);
    }

    // Budgets may have others caps or periods now.
    private void OnSettingsChanged() => _ = InvokeAsync(Session.LoadAsync);
}
