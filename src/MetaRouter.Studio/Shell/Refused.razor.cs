using MetaRouter.Studio.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace MetaRouter.Studio.Shell;

/// <summary>Stands in for a page that the person may not see, and says what it needs.</summary>
public sealed partial class Refused
{
    private bool _isKnown;

    /// <summary>The page.</summary>
    [Parameter, EditorRequired]
    public Type PageType { get; set; } = null!;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Title => _isKnown ? ShellText.RefusedTitle : ShellText.SignedOutTitle;

    private string Reason => PageAccess.PolicyOf(PageType) switch
    {
        _ when !_isKnown => ShellText.SignedOut,
        AccessPolicies.Admin => ShellText.RefusedAdmin,
        AccessPolicies.Researcher => ShellText.RefusedResearcher,
        AccessPolicies.Person => ShellText.RefusedGuest,
        _ => ShellText.RefusedClosed,
    };

    private string SignInUrl => StudioUrls.SignInAndReturnTo(new Uri(Navigation.Uri).PathAndQuery);

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync() => _isKnown = (await Authentication).User.PersonId() is not null;
}
