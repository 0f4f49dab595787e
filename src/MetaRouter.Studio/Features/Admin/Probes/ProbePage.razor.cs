using MetaRouter.Data.Probes;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Probes;

/// <summary>One probe: its progress, what it found out, and every answer.</summary>
public sealed partial class ProbePage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private string? _refused;

    /// <summary>Which probe.</summary>
    [Parameter]
    public Guid ProbeId { get; set; }

    [Inject]
    private ProbeSession Session { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        Session.Changed -= OnChanged;
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Session.Changed += OnChanged;
        await Session.LoadAsync(ProbeId, CancellationToken.None);
        if (!_left.IsCancellationRequested) _ = WatchAsync(_left.Token);
    }

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    private string About(Probe probe) => ProbesWords.Format(
        probe.JudgeId is null ? ProbesText.AboutReferences : ProbesText.AboutJudge,
        probe.Count, Session.Set?.Name ?? "", ProbesWords.Moment(probe.StartedAt), probe.JudgeId is { } judge ? Session.NameOf(judge) : "");

    private async Task ResumeAsync() => _refused = await Session.ResumeAsync(CancellationToken.None);

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
