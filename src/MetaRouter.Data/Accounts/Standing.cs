namespace MetaRouter.Data.Accounts;

/// <summary>What a cookie and an open page are checked against.</summary>
/// <param name="LastSeenAt">When the person was last here, UTC.</param>
/// <param name="Account">How they sign in; null for a guest.</param>
public sealed record Standing(DateTimeOffset LastSeenAt, Account? Account)
{
    /// <summary>Whether someone who came in with this stamp is still let in.</summary>
    /// <param name="securityStamp">The account's stamp at that time; null for a guest.</param>
    public bool Admits(string? securityStamp) => Account is null
        ? securityStamp is null
        : Account.IsActive && string.Equals(Account.SecurityStamp, securityStamp, StringComparison.Ordinal);
}
