using MetaRouter.Studio.Access;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Account;

/// <summary>
/// A page that is written as one response and posts forms, without a circuit: only a response can set the cookie.
/// </summary>
public abstract class AccountPage : ComponentBase
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Request { get; set; } = null!;

    /// <summary>Where to go on.</summary>
    [SupplyParameterFromQuery(Name = StudioUrls.ReturnParameter)]
    public string? Return { get; set; }

    /// <summary>What is wrong with what was posted; null for nothing.</summary>
    protected AccountProblem? Problem { get; set; }

    /// <summary>Leads on.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>The guest of this browser, who keeps their history; null for nobody, or an account.</summary>
    protected Guid? GuestId => Request.User.IsGuest() ? Request.User.PersonId() : null;

    /// <summary>What is wrong with one of the fields; null for nothing.</summary>
    protected string? ProblemAt(params ReadOnlySpan<AccountProblem> problems) => Problem is { } problem && problems.Contains(problem) ? AccountWords.Of(problem) : null;

    /// <summary>What is wrong with no field in particular.</summary>
    protected string? ProblemOfTheWhole => ProblemAt(AccountProblem.LinkDead, AccountProblem.SignUpClosed, AccountProblem.NotFound, AccountProblem.Changed, AccountProblem.Locked);

    /// <summary>What is wrong with the user name.</summary>
    protected string? ProblemOfTheName => ProblemAt(AccountProblem.NameMissing, AccountProblem.NameTooLong, AccountProblem.NameCharacters, AccountProblem.NameTaken);

    /// <summary>What is wrong with the new password.</summary>
    protected string? ProblemOfThePassword => ProblemAt(AccountProblem.PasswordTooShort, AccountProblem.PasswordTooLong, AccountProblem.PasswordIsName);

    /// <summary>What is wrong with the new password's repetition.</summary>
    protected string? ProblemOfTheRepetition => ProblemAt(AccountProblem.PasswordsDiffer);
}
