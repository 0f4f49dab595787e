using MetaRouter.Data.Accounts;
using MetaRouter.Data.People;
using MetaRouter.Studio.Access;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Account;

/// <summary>Asks what becomes of what a guest did in this browser before signing in.</summary>
public sealed partial class HistoryPage
{
    private GuestPast? _guest;
    private bool _isBusy;

    [Inject]
    private GuestHistory History { get; set; } = null!;

    [Inject]
    private AccountStore Accounts { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => _guest = await History.OfAsync(Request.User.GuestBefore(), Request.RequestAborted);

    private async Task BringAsync()
    {
        if (_guest is not null && Request.User.PersonId() is { } personId && !await History.BringAsync(_guest.GuestId, personId, Request.RequestAborted))
        {
            _isBusy = true;
            return;
        }

        await LeaveAsync();
    }

    private async Task LeaveAsync()
    {
        // The cookie no longer names the guest.
        if (Request.User.PersonId() is { } personId && await Accounts.FindAsync(personId, Request.RequestAborted) is { } account)
            await PersonCookie.SetAccountAsync(Request, account, null);
        Navigation.NavigateTo(StudioUrls.Local(Return));
    }
}
