using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Explorer;

/// <summary>A judged comparison with everything that belongs to it. The rest of the address leads back to the list it was found in.</summary>
public sealed partial class OpenedPage
{
    /// <summary>Its place in the order of its source.</summary>
    [Parameter]
    public long Sequence { get; set; }

    [Inject]
    private OpenedSession Session { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Back => ExplorerAddress.Parse(Navigation.Uri).ToUrl();

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => Session.OpenAsync(ExplorerAddress.Parse(Navigation.Uri).DatasetId, Sequence);
}
