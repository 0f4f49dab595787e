using System.Globalization;
using MetaRouter.Data.Accounts;
using MetaRouter.Studio.Access;

namespace MetaRouter.Studio.Features.Account;

/// <summary>Sentences of these pages.</summary>
internal static class AccountWords
{
    /// <summary>What is wrong, and what to do.</summary>
    public static string Of(AccountProblem problem) => problem switch
    {
        AccountProblem.NameMissing => AccountText.NameMissing,
        AccountProblem.NameTooLong => Format(AccountText.NameTooLong, Data.Accounts.Account.MaxUserNameLength),
        AccountProblem.NameCharacters => AccountText.NameCharacters,
        AccountProblem.NameTaken => AccountText.NameTaken,
        AccountProblem.PasswordTooShort => Format(AccountText.PasswordTooShort, AccountRules.MinPasswordLength),
        AccountProblem.PasswordTooLong => Format(AccountText.PasswordTooLong, AccountRules.MaxPasswordLength),
        AccountProblem.PasswordIsName => AccountText.PasswordIsName,
        AccountProblem.PasswordsDiffer => AccountText.PasswordsDiffer,
        AccountProblem.PasswordWrong => AccountText.PasswordWrong,
        AccountProblem.Locked => Format(AccountText.Locked, AttemptLimit.LockFor.TotalMinutes),
        AccountProblem.LinkDead => AccountText.LinkDead,
        AccountProblem.SignUpClosed => AccountText.SignUpClosed,
        AccountProblem.Changed => AccountText.ChangedMeanwhile,
        _ => AccountText.AccountGone,
    };

    /// <summary>What somebody may do.</summary>
    public static string Of(string role) => role switch
    {
        nameof(Role.Admin) => AccountText.RoleAdmin,
        nameof(Role.Researcher) => AccountText.RoleResearcher,
        _ => AccountText.RoleUser,
    };

    /// <summary>A sentence with its figures.</summary>
    public static string Format(string sentence, params object[] values) => string.Format(CultureInfo.CurrentCulture, sentence, values);
}
