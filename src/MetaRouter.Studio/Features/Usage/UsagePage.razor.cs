using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Usage;

/// <summary>The Usage page. It follows what is spent elsewhere for as long as it is shown.</summary>
public sealed partial class UsagePage : IDisposable
{
    private readonly CancellationTokenSource _left = new();

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
    public void Dispose()
    {
        Session.Changed -= OnChanged;
        Settings.Changed -= OnSettingsChanged;
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Session.Changed += OnChanged;
        Settings.Changed += OnSettingsChanged;
        await Session.LoadAsync();
        if (!_left.IsCancellationRequested) _ = WatchAsync(_left.Token);
    }

    // Budgets may have others caps or periods now.
    private void OnSettingsChanged() => _ = InvokeAsync(Session.LoadAsync);

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Session.WatchAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The page is not shown any more.
        }
        catch (Exception exception)
        {
            // The edge: nobody else awaits this, so the page says that something went wrong.
            await DispatchExceptionAsync(exception);
        }
    }
}
