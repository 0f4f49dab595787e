using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;

namespace MetaRouter.Studio.Tests.Access;

/// <summary>Who knocks.</summary>
public enum Visitor
{
    /// <summary>Somebody new.</summary>
    NoCookie,

    /// <summary>Somebody without an account.</summary>
    Guest,

    /// <summary>An account that compares.</summary>
    User,

    /// <summary>An account that reads everybody's feedback.</summary>
    Researcher,

    /// <summary>An account that configures.</summary>
    Admin,

    /// <summary>An admin whose account was taken out of use.</summary>
    Deactivated,

    /// <summary>An admin's cookie, kept from before they signed out.</summary>
    SignedOut,

    /// <summary>An admin's cookie, kept from before they became a user.</summary>
    Demoted,
}

/// <summary>The cookies that visitors knock with.</summary>
internal static class Visitors
{
    public static async Task<IReadOnlyDictionary<Visitor, string?>> CookiesAsync(RunningApplication studio)
    {
        var accounts = studio.Get<AccountStore>();
        var cookies = new Dictionary<Visitor, string?>
        {
            [Visitor.NoCookie] = null,
            [Visitor.Guest] = await studio.CookieAsync(),
            [Visitor.User] = await studio.CookieAsync(Role.User),
            [Visitor.Researcher] = await studio.CookieAsync(Role.Researcher),
            [Visitor.Admin] = await studio.CookieAsync(Role.Admin),
        };

        var deactivated = await studio.AddAccountAsync(Role.Admin);
        cookies[Visitor.Deactivated] = await studio.SignInAsync(deactivated.UserName);
        Assert.Equal(AccountResult.Done, await accounts.SetActiveAsync(Actor.Program, deactivated.PersonId, false, CancellationToken.None));

        cookies[Visitor.SignedOut] = await studio.CookieAsync(Role.Admin);
        await studio.PostAsync(StudioUrls.Account, "sign-out", cookies[Visitor.SignedOut]);

        var demoted = await studio.AddAccountAsync(Role.Admin);
        cookies[Visitor.Demoted] = await studio.SignInAsync(demoted.UserName);
        Assert.Equal(AccountResult.Done, await accounts.ChangeRoleAsync(Actor.Program, demoted.PersonId, Role.User, CancellationToken.None));
        return cookies;
    }
}
