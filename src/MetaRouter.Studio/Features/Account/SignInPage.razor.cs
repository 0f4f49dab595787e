using MetaRouter.Studio.Access;
using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Account;

/// <summary>Where an account is signed in with.</summary>
public sealed partial class SignInPage
{
    private string? _refusal;

    [SupplyParameterFromForm(FormName = "sign-in")]
    private AccountForm? Form { get; set; }

    [Inject]
    private SigningIn SigningIn { get; set; } = null!;

    [Inject]
    private GuestHistory History { get; set; } = null!;

    [Inject]
    private SettingsInUse Settings { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private bool GuestsAllowed => Settings.Current.Access.GuestsAllowed;

    private bool SignUpOpen => Settings.Current.Access.SignUpOpen;

    private string SignUpUrl => Return is null ? StudioUrls.SignUp : $"{StudioUrls.SignUp}?{StudioUrls.ReturnParameter}={Uri.EscapeDataString(Return)}";

    private async Task SignInAsync()
    {
        var outcome = await SigningIn.TryAsync(Form?.UserName, Form?.Password, Request.RequestAborted);
        if (outcome.Account is { } account)
        {
            var guest = await History.OfAsync(GuestId ?? Request.User.GuestBefore(), Request.RequestAborted);
            await PersonCookie.SetAccountAsync(Request, account, guest?.GuestId);
            Navigation.NavigateTo(guest is null ? StudioUrls.Local(Return) : StudioUrls.HistoryAndReturnTo(StudioUrls.Local(Return)));
            return;
        }

        _refusal = outcome switch
        {
            { IsDeactivated: true } => AccountText.Deactivated,
            { LockedUntil: { } until } => AccountWords.Format(AccountText.LockedFor, Math.Max(1, (int)Math.Ceiling((until - Time.GetUtcNow()).TotalMinutes))),
            _ => AccountText.Wrong,
        };
    }
}
