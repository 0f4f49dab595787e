using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>What the person can do with everything that is stored about them.</summary>
public sealed partial class DataSection
{
    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public PreferenceSession Session { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private async Task ResetAsync()
    {
        await Session.ResetAsync();
        Notices.Show(PreferenceText.ResetDone, NoticeKind.Success);
    }

    private async Task EraseAsync()
    {
        if (!await Session.EraseAsync())
        {
            Notices.Show(PreferenceText.EraseLastAdmin, NoticeKind.Problem);
            return;
        }

        // A new request: the cookie is refused, and a new guest begins.
        Navigation.NavigateTo(StudioUrls.Compare, forceLoad: true);
    }
}
