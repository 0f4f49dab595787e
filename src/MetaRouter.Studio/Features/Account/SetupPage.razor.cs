using MetaRouter.Studio.Access;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Account;

/// <summary>Where the first admin is made.</summary>
public sealed partial class SetupPage
{
    private bool _isOpen;

    [SupplyParameterFromQuery(Name = "key")]
    private string? Key { get; set; }

    [SupplyParameterFromForm(FormName = "setup")]
    private AccountForm? Form { get; set; }

    [Inject]
    private FirstAdminKey FirstAdmin { get; set; } = null!;

    [Inject]
    private NewAccounts NewAccounts { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _isOpen = await FirstAdmin.OpensAsync(Key, Request.RequestAborted);
        if (!_isOpen) Request.Response.StatusCode = StatusCodes.Status410Gone;
    }

    private async Task MakeAsync()
    {
        var made = await NewAccounts.MakeFirstAdminAsync(Key, GuestId, Form?.UserName, Form?.NewPassword, Form?.Again, Request.RequestAborted);
        Problem = made.Problem;
        if (made.Account is not { } account) return;
        await PersonCookie.SetAccountAsync(Request, account, null);
        Navigation.NavigateTo(StudioUrls.AdminSettings);
    }
}
