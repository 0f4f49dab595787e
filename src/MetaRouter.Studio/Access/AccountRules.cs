using MetaRouter.Data.Accounts;

namespace MetaRouter.Studio.Access;

/// <summary>What user names and passwords look like. No rules of composition: length is what makes a password hard to guess.</summary>
public static class AccountRules
{
    /// <summary>Fewest characters of a password.</summary>
    public const int MinPasswordLength = 10;

    /// <summary>Most characters of a password; hashing takes longer with every one.</summary>
    public const int MaxPasswordLength = 200;

    /// <summary>What is wrong with a name, without the blanks around it; null for nothing.</summary>
    public static AccountProblem? OfName(string? name) => name?.Trim() switch
    {
        null or "" => AccountProblem.NameMissing,
        { Length: > Account.MaxUserNameLength } => AccountProblem.NameTooLong,
        var trimmed when !trimmed.EnumerateRunes().All(rune => System.Text.Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '.' or '_' or '@' or '+') => AccountProblem.NameCharacters,
        _ => null,
    };

    /// <summary>What is wrong with a password; null for nothing.</summary>
    public static AccountProblem? OfPassword(string? name, string? password, string? again) => password switch
    {
        null or { Length: < MinPasswordLength } => AccountProblem.PasswordTooShort,
        { Length: > MaxPasswordLength } => AccountProblem.PasswordTooLong,
        _ when string.Equals(password, name?.Trim(), StringComparison.OrdinalIgnoreCase) => AccountProblem.PasswordIsName,
        _ when password != again => AccountProblem.PasswordsDiffer,
        _ => null,
    };
}

/// <summary>Why an account was not made or changed.</summary>
public enum AccountProblem
{
    /// <summary>There is no user name.</summary>
    NameMissing,

    /// <summary>It is longer than <see cref="Account.MaxUserNameLength"/>.</summary>
    NameTooLong,

    /// <summary>It has characters that names cannot have.</summary>
    NameCharacters,

    /// <summary>Another account has it.</summary>
    NameTaken,

    /// <summary>The password is shorter than <see cref="AccountRules.MinPasswordLength"/>.</summary>
    PasswordTooShort,

    /// <summary>It is longer than <see cref="AccountRules.MaxPasswordLength"/>.</summary>
    PasswordTooLong,

    /// <summary>It is the user name.</summary>
    PasswordIsName,

    /// <summary>It was written differently the second time.</summary>
    PasswordsDiffer,

    /// <summary>The present password is another.</summary>
    PasswordWrong,

    /// <summary>Too many wrong passwords: for some minutes nothing is looked at.</summary>
    Locked,

    /// <summary>The link was used, is too old, or never was one.</summary>
    LinkDead,

    /// <summary>People cannot make accounts themselves now.</summary>
    SignUpClosed,

    /// <summary>The account or person is not there any more.</summary>
    NotFound,

    /// <summary>It was changed elsewhere meanwhile.</summary>
    Changed,
}
