using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Leaderboards;

/// <summary>Candidates by strength. What takes longer than a moment runs beside the page, with its progress.</summary>
public sealed partial class LeaderboardPage
{
    [Inject]
    private LeaderboardSession Session { get; set; } = null!;

    /// <inheritdoc />
    protected override void Leave()
    {
        Session.Changed -= Redraw;
        Session.Cancel();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Session.Changed += Redraw;
        await Session.LoadAsync();
        Watch(Session.WatchAsync);
    }
}
