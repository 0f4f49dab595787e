using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Overview;

/// <summary>Everybody's comparisons in figures.</summary>
public sealed partial class OverviewPage
{
    [Inject]
    private OverviewSession Session { get; set; } = null!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => Session.LoadAsync();
}
