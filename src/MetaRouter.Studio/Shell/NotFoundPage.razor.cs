using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace MetaRouter.Studio.Shell;

/// <summary>Shown for an address that leads nowhere.</summary>
public sealed partial class NotFoundPage
{
    private bool _isLeaving;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private void LoadPage(LocationChangingContext context)
    {
        // Loading a page counts as a navigation too, and asks again.
        if (_isLeaving) return;
        _isLeaving = true;
        context.PreventNavigation();
        Navigation.NavigateTo(context.TargetLocation, forceLoad: true);
    }
}
