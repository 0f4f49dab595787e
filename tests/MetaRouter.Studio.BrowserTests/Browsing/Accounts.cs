using MetaRouter.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Browsing;

/// <summary>People with accounts in browser tests.</summary>
public static class Accounts
{
    /// <summary>What every account signs in with.</summary>
    public const string Password = "correct horse battery";

    /// <summary>A new account that can sign in.</summary>
    /// <returns>Its user name.</returns>
    public static async Task<string> AddAccountAsync(this RunningStudio studio, Role role, string? userName = null)
    {
        var name = userName ?? $"{role}-{Guid.NewGuid():N}";
        var account = new Account
        {
            PersonId = Guid.CreateVersion7(), CreatedAt = DateTimeOffset.UnixEpoch, UserName = name, NormalizedUserName = name.ToUpperInvariant(), Role = role,
            SecurityStamp = AccountStore.NewStamp(), ConcurrencyStamp = AccountStore.NewStamp(),
        };
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password);
        Assert.Equal(AccountResult.Done, await studio.Get<AccountStore>().AddAsync(null, account, isFirstAdmin: false, CancellationToken.None));
        return name;
    }

    /// <summary>A new account with this role signs in, and goes to a page.</summary>
    /// <returns>Its user name.</returns>
    public static async Task<string> SignInAsAsync(this RunningStudio studio, Visit visit, Role role, string url = "/")
    {
        var name = await studio.AddAccountAsync(role);
        await visit.Page.GotoAsync($"{StudioUrls.SignIn}?{StudioUrls.ReturnParameter}={Uri.EscapeDataString(url)}");
        await visit.Page.SignInAsync(name, Password);
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = $"Your account: {name}", Exact = true })).ToBeVisibleAsync();
        return name;
    }

    /// <summary>Fills in the form of the sign-in page and sends it.</summary>
    public static async Task SignInAsync(this IPage page, string userName, string password)
    {
        await page.GetByLabel("User name", new() { Exact = true }).FillAsync(userName);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
