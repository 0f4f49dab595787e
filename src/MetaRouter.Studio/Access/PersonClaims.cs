using System.Security.Claims;
using MetaRouter.Data.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace MetaRouter.Studio.Access;

/// <summary>What the cookie says of a person; it is signed, and checked against the database whenever it comes.</summary>
public static class PersonClaims
{
    private const string Stamp = "metarouter:stamp";
    private const string Guest = "metarouter:guest";

    /// <summary>The person behind a request or circuit; null without a valid cookie.</summary>
    public static Guid? PersonId(this ClaimsPrincipal user) => Id(user, ClaimTypes.NameIdentifier);

    /// <summary>The security stamp that the account had when they signed in; null for a guest.</summary>
    public static string? SecurityStamp(this ClaimsPrincipal user) => user.FindFirstValue(Stamp);

    /// <summary>Whether this is a person without an account.</summary>
    public static bool IsGuest(this ClaimsPrincipal user) => user.PersonId() is not null && user.SecurityStamp() is null;

    /// <summary>The guest that this browser belonged to before signing in, while it is not settled what becomes of their history; null for none.</summary>
    public static Guid? GuestBefore(this ClaimsPrincipal user) => Id(user, Guest);

    /// <summary>What a guest's cookie says.</summary>
    internal static ClaimsPrincipal OfGuest(Guid personId) => Of([new Claim(ClaimTypes.NameIdentifier, personId.ToString())]);

    /// <summary>What an account's cookie says.</summary>
    internal static ClaimsPrincipal OfAccount(Account account, Guid? guestBefore)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, account.PersonId.ToString()), new(ClaimTypes.Name, account.UserName),
            new(ClaimTypes.Role, account.Role.ToString()), new(Stamp, account.SecurityStamp),
        ];
        if (guestBefore is { } guest) claims.Add(new Claim(Guest, guest.ToString()));
        return Of(claims);
    }

    private static ClaimsPrincipal Of(IEnumerable<Claim> claims) => new(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));

    private static Guid? Id(ClaimsPrincipal user, string claim) => Guid.TryParse(user.FindFirstValue(claim), out var id) ? id : null;
}
