using System.Globalization;

namespace MetaRouter.Studio.Shell;

/// <summary>Leads to one's account, or to where one signs in.</summary>
public sealed partial class AccountLink
{
    private static string Label(string? userName) => string.Format(CultureInfo.CurrentCulture, ShellText.YourAccount, userName);
}
