using MetaRouter.Data.Probes;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Probes;

/// <summary>One probe: its progress, what it found out, and every answer.</summary>
public sealed partial class ProbePage
{
    private string? _refused;

    /// <summary>Which probe.</summary>
    [Parameter]
    public Guid ProbeId { get; set; }

    [Inject]
    private ProbeSession Session { get; set; } = null!;

    /// <inheritdoc />
    protected override void Leave()
    {
        Session.Changed -= Redraw;
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Session.Changed += Redraw;
        await Session.LoadAsync(ProbeId, CancellationToken.None);
        Watch(Session.WatchAsync);
    }

    private string About(Probe probe) => ProbesWords.Format(
        probe.JudgeId is null ? ProbesText.AboutReferences : ProbesText.AboutJudge,
        probe.Count, Session.Set?.Name ?? "", ProbesWords.Moment(probe.StartedAt), probe.JudgeId is { } judge ? Session.NameOf(judge) : "");

    private async Task ResumeAsync() => _refused = await Session.ResumeAsync(CancellationToken.None);
}
