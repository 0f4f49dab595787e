using System.Globalization;
using MetaRouter.Data.Accounts;
using MetaRouter.Studio.Access;

namespace MetaRouter.Studio.Features.Admin.People;

/// <summary>Roles and refusals in words.</summary>
internal static class PeopleWords
{
    /// <summary>A role.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Admin => PeopleText.Admin,
        Role.Researcher => PeopleText.Researcher,
        _ => PeopleText.User,
    };

    /// <summary>Why something was not done, and what to do.</summary>
    public static string Of(AccountResult result) => result switch
    {
        AccountResult.LastAdmin => PeopleText.LastAdmin,
        AccountResult.NameTaken => PeopleText.NameTaken,
        _ => PeopleText.Gone,
    };

    /// <summary>Why no account or link was made, and what to do.</summary>
    public static string Of(AccountProblem problem) => problem switch
    {
        AccountProblem.NameMissing => PeopleText.NameMissing,
        AccountProblem.NameTooLong => string.Format(CultureInfo.CurrentCulture, PeopleText.NameTooLong, Data.Accounts.Account.MaxUserNameLength),
        AccountProblem.NameCharacters => PeopleText.NameCharacters,
        AccountProblem.NameTaken => PeopleText.NameTaken,
        _ => PeopleText.Gone,
    };
}
