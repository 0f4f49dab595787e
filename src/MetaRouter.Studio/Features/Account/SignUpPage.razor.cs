using MetaRouter.Studio.Access;
using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Account;

/// <summary>Where people make an account themselves, while an admin lets them. A guest stays the same person.</summary>
public sealed partial class SignUpPage
{
    [SupplyParameterFromForm(FormName = "sign-up")]
    private AccountForm? Form { get; set; }

    [Inject]
    private NewAccounts NewAccounts { get; set; } = null!;

    [Inject]
    private SettingsInUse Settings { get; set; } = null!;

    private async Task SignUpAsync()
    {
        var made = await NewAccounts.SignUpAsync(GuestId, Form?.UserName, Form?.NewPassword, Form?.Again, Request.RequestAborted);
        Problem = made.Problem;
        if (made.Account is not { } account) return;
        await PersonCookie.SetAccountAsync(Request, account, null);
        Navigation.NavigateTo(StudioUrls.Local(Return));
    }
}
