using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Probes;

/// <summary>Measuring candidates: a new probe, the probes that were made, and the sets of questions.</summary>
public sealed partial class ProbesPage
{
    [Inject]
    private ProbesSession Session { get; set; } = null!;

    /// <inheritdoc />
    protected override void Leave()
    {
        Session.Changed -= Redraw;
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Session.Changed += Redraw;
        await Session.LoadAsync(CancellationToken.None);
        Watch(Session.WatchAsync);
    }
}
