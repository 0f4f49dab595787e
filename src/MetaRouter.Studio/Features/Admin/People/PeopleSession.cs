using MetaRouter.Data.Accounts;
using MetaRouter.Data.People;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Learning;

namespace MetaRouter.Studio.Features.Admin.People;

/// <summary>The People page, without anything that draws: accounts and guests, each page by page. One circuit uses it, one operation after the other.</summary>
public sealed class PeopleSession(
    PersonDirectory directory, AccountStore accounts, AccountInvitations invitations, QualityLearner learner, CurrentPerson current)
{
    /// <summary>People of one page.</summary>
    public const int PageSize = 25;

    private readonly Stack<ListedPerson?> _before = new();
    private ListedPerson? _start;

    /// <summary>Raised when the list has been read anew.</summary>
    public event Action? Changed;

    /// <summary>Who looks at the page.</summary>
    public Guid OwnId { get; private set; }

    /// <summary>Whether guests are listed, and not accounts.</summary>
    public bool IsGuests { get; private set; }

    /// <summary>What is searched for: a part of a user name, or a guest's id.</summary>
    public string Search { get; private set; } = "";

    /// <summary>How many people there are; null before <see cref="LoadAsync"/>.</summary>
    public PeopleCounts? Counts { get; private set; }

    /// <summary>The people of the page.</summary>
    public IReadOnlyList<ListedPerson> People { get; private set; } = [];

    /// <summary>Whether there are pages after this one.</summary>
    public bool HasNext { get; private set; }

    /// <summary>Whether there are pages before this one.</summary>
    public bool HasPrevious => _before.Count > 0;

    /// <summary>Reads the first page.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        OwnId = await current.IdAsync();
        await BeginAsync(cancellationToken);
    }

    /// <summary>Lists guests, or accounts.</summary>
    public Task ShowAsync(bool guests, CancellationToken cancellationToken)
    {
        (IsGuests, Search) = (guests, "");
        return BeginAsync(cancellationToken);
    }

    /// <summary>Searches.</summary>
    public Task SearchAsync(string text, CancellationToken cancellationToken)
    {
        Search = text.Trim();
        return BeginAsync(cancellationToken);
    }

    /// <summary>Goes to the next page.</summary>
    public Task NextAsync(CancellationToken cancellationToken)
    {
        if (!HasNext) return Task.CompletedTask;
        _before.Push(_start);
        _start = People[^1];
        return ReadAsync(cancellationToken);
    }

    /// <summary>Goes to the page before.</summary>
    public Task PreviousAsync(CancellationToken cancellationToken)
    {
        if (!_before.TryPop(out var start)) return Task.CompletedTask;
        _start = start;
        return ReadAsync(cancellationToken);
    }

    /// <summary>Lets somebody do more, or less.</summary>
    public async Task<AccountResult> ChangeRoleAsync(Guid personId, Role role) =>
        await ThenReadAsync(await accounts.ChangeRoleAsync(await current.ActorAsync(), personId, role, CancellationToken.None));

    /// <summary>Takes an account out of use, or puts it back.</summary>
    public async Task<AccountResult> SetActiveAsync(Guid personId, bool isActive) =>
        await ThenReadAsync(await accounts.SetActiveAsync(await current.ActorAsync(), personId, isActive, CancellationToken.None));

    /// <summary>Makes an account, and the link with which its password is set.</summary>
    public async Task<Invitation> InviteAsync(string userName, Role role)
    {
        var invitation = await invitations.CreateAsync(await current.ActorAsync(), userName, role, CancellationToken.None);
        if (invitation.Problem is null) await BeginAsync(CancellationToken.None);
        return invitation;
    }

    /// <summary>Makes a link with which another password is set.</summary>
    public async Task<Invitation> ResetAsync(Guid personId) => await invitations.ResetAsync(await current.ActorAsync(), personId, CancellationToken.None);

    /// <summary>Erases somebody for good.</summary>
    /// <param name="personId">Who.</param>
    /// <param name="keepsVotes">Whether their votes stay as a pseudonym's.</param>
    public async Task<AccountResult> EraseAsync(Guid personId, bool keepsVotes)
    {
        var result = await accounts.EraseAsync(await current.ActorAsync(), personId, keepsVotes, CancellationToken.None);
        if (result == AccountResult.Done) await learner.LearnAsync();
        return await ThenReadAsync(result);
    }

    private async Task<AccountResult> ThenReadAsync(AccountResult result)
    {
        await ReadAsync(CancellationToken.None);
        return result;
    }

    private Task BeginAsync(CancellationToken cancellationToken)
    {
        _before.Clear();
        _start = null;
        return ReadAsync(cancellationToken);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Counts = await directory.CountAsync(cancellationToken);
        var found = await PageAsync(cancellationToken);
        HasNext = found.Count > PageSize;
        People = [.. found.Take(PageSize)];
        Changed?.Invoke();
    }

    private async Task<IReadOnlyList<ListedPerson>> PageAsync(CancellationToken cancellationToken)
    {
        if (!IsGuests)
            return await directory.AccountsAsync(
                Search.ToUpperInvariant(), _start?.Account?.UserName.ToUpperInvariant() ?? "", PageSize + 1, cancellationToken);
        if (Search.Length == 0) return await directory.GuestsAsync(null, _start?.PersonId, PageSize + 1, cancellationToken);
        return Guid.TryParse(Search, out var id) ? await directory.GuestsAsync(id, null, PageSize + 1, cancellationToken) : [];
    }
}
