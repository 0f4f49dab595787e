using MetaRouter.Studio.Access;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Account;

/// <summary>Where a password is set with a link that an admin has made.</summary>
public sealed partial class PasswordPage
{
    private Data.Accounts.Account? _account;

    [SupplyParameterFromQuery(Name = "person")]
    private string? Person { get; set; }

    [SupplyParameterFromQuery(Name = "key")]
    private string? Key { get; set; }

    [SupplyParameterFromForm(FormName = "password")]
    private AccountForm? Form { get; set; }

    [Inject]
    private AccountInvitations Invitations { get; set; } = null!;

    [Inject]
    private GuestHistory History { get; set; } = null!;

    // What is no id is nobody's.
    private Guid PersonId => Guid.TryParse(Person, out var id) ? id : Guid.Empty;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _account = await Invitations.OpenAsync(PersonId, Key, Request.RequestAborted);
        if (_account is null) Request.Response.StatusCode = StatusCodes.Status410Gone;
    }

    private async Task SetAsync()
    {
        var set = await Invitations.AcceptAsync(PersonId, Key, Form?.NewPassword, Form?.Again, Request.RequestAborted);
        Problem = set.Problem;
        if (set.Account is not { } account) return;
        if (!account.IsActive)
        {
            Navigation.NavigateTo(StudioUrls.SignIn);
            return;
        }

        var guest = await History.OfAsync(GuestId ?? Request.User.GuestBefore(), Request.RequestAborted);
        await PersonCookie.SetAccountAsync(Request, account, guest?.GuestId);
        Navigation.NavigateTo(guest is null ? StudioUrls.Compare : StudioUrls.HistoryAndReturnTo(StudioUrls.Compare));
    }
}
