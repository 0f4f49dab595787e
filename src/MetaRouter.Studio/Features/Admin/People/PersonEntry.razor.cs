using System.Globalization;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.People;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.People;

/// <summary>One person: what they are, and what can be done with them.</summary>
public sealed partial class PersonEntry
{
    private ListedPerson? _shown;
    private Role _role;
    private bool _keepsVotes;
    private string? _refusal;
    private string? _link;

    /// <summary>The person.</summary>
    [Parameter, EditorRequired]
    public ListedPerson Person { get; set; } = null!;

    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public PeopleSession Session { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    private bool IsSelf => Person.PersonId == Session.OwnId;

    private string Summary => string.Format(
        CultureInfo.CurrentCulture, PeopleText.Summary, Person.CreatedAt, Person.LastSeenAt, Person.Comparisons.ToString("N0", CultureInfo.CurrentCulture));

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (Person == _shown) return;
        (_shown, _role) = (Person, Person.Account?.Role ?? Role.User);
    }

    private static string Words(string text, object value) => string.Format(CultureInfo.CurrentCulture, text, value);

    private async Task DoAsync(Task<AccountResult> operation)
    {
        var result = await operation;
        _refusal = result == AccountResult.Done ? null : PeopleWords.Of(result);
        if (result == AccountResult.Done) Notices.Show(PeopleText.Done, NoticeKind.Success);
    }

    private Task EraseAsync() => DoAsync(Session.EraseAsync(Person.PersonId, _keepsVotes));

    private async Task ResetAsync()
    {
        var invitation = await Session.ResetAsync(Person.PersonId);
        (_link, _refusal) = (invitation.Link, invitation.Problem is { } problem ? PeopleWords.Of(problem) : null);
    }
}
