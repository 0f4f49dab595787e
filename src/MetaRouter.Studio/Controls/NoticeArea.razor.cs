using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Controls;

/// <summary>Draws <see cref="Controls.Notices"/> and lets them leave after a while.</summary>
public sealed partial class NoticeArea : IDisposable
{
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(6);
    private readonly CancellationTokenSource _gone = new();
    private readonly HashSet<Notice> _leaving = new(ReferenceEqualityComparer.Instance);

    [Inject]
    private Notices Notices { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        Notices.Changed -= OnChanged;
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized() => Notices.Changed += OnChanged;

    private void OnChanged() => _ = InvokeAsync(() =>
    {
        foreach (var notice in Notices.Shown.Where(notice => notice.Kind != NoticeKind.Problem && _leaving.Add(notice)).ToList())
            _ = LeaveAsync(notice, _gone.Token);
        StateHasChanged();
    });

    private async Task LeaveAsync(Notice notice, CancellationToken cancellationToken)
    {
        await Task.Delay(Stay, Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (cancellationToken.IsCancellationRequested)
            return;
        _leaving.Remove(notice);
        Notices.Dismiss(notice);
    }
}
