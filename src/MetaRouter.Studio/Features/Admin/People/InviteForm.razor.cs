using System.Globalization;
using MetaRouter.Data.Accounts;
using MetaRouter.Studio.Access;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.People;

/// <summary>Makes an account for somebody; they set its password with a link.</summary>
public sealed partial class InviteForm
{
    private string _name = "";
    private Role _role = Role.User;
    private AccountProblem? _problem;
    private (string Name, string Link)? _made;
    private bool _isWorking;

    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public PeopleSession Session { get; set; } = null!;

    private static string Lead(string name) => string.Format(CultureInfo.CurrentCulture, PeopleText.Invited, name);

    private async Task InviteAsync()
    {
        if (_isWorking) return;
        _isWorking = true;
        try
        {
            var name = _name.Trim();
            var invitation = await Session.InviteAsync(name, _role);
            _problem = invitation.Problem;
            if (invitation.Link is not { } link) return;
            (_made, _name, _role) = ((name, link), "", Role.User);
        }
        finally
        {
            _isWorking = false;
        }
    }
}
