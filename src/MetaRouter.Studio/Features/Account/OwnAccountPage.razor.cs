using System.Security.Claims;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Account;

/// <summary>One's own account: password, signing out.</summary>
public sealed partial class OwnAccountPage
{
    private bool _isChanged;

    [SupplyParameterFromForm(FormName = "change-password")]
    private AccountForm? Form { get; set; }

    [Inject]
    private SigningIn SigningIn { get; set; } = null!;

    [Inject]
    private SettingsInUse Settings { get; set; } = null!;

    private string UserName => Request.User.FindFirstValue(ClaimTypes.Name) ?? "";

    private string RoleName => Request.User.FindFirstValue(ClaimTypes.Role) ?? "";

    private async Task SignOutAsync()
    {
        if (GuestId is null && Request.User.PersonId() is { } personId) await SigningIn.SignOutAsync(personId, Request.RequestAborted);
        await Request.SignOutAsync();
        Navigation.NavigateTo(StudioUrls.SignIn);
    }

    private async Task ChangeAsync()
    {
        if (GuestId is not null || Request.User.PersonId() is not { } personId) return;
        var changed = await SigningIn.ChangePasswordAsync(personId, Form?.Password, Form?.NewPassword, Form?.Again, Request.RequestAborted);
        Problem = changed.Problem;
        if (changed.Account is not { } account) return;
        await PersonCookie.SetAccountAsync(Request, account, Request.User.GuestBefore());
        _isChanged = true;
    }
}
