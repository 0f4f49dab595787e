using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.People;
using MetaRouter.Data.Storage;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Features.Admin.People;
using MetaRouter.Studio.Learning;

namespace MetaRouter.Studio.Tests.Features.Admin.People;

public sealed class PeopleSessionTests : IAsyncLifetime
{
    private StudioParts _studio = null!;
    private AccountStore _accounts = null!;
    private Guid _admin;
    private PeopleSession _session = null!;

    public async Task InitializeAsync()
    {
        _studio = await StudioParts.CreateAsync();
        var database = _studio.Get<StudioDatabase>();
        _accounts = new AccountStore(database, new Standings(database), TimeProvider.System);
        _admin = await AccountAsync("ada", Role.Admin);
        // Links need the whole application; what they do is tested with accounts.
        _session = new PeopleSession(new PersonDirectory(database), _accounts, null!, _studio.Get<QualityLearner>(), new CurrentPerson(new SignedIn(_admin)));
        await _session.LoadAsync(CancellationToken.None);
    }

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    [Fact]
    public async Task Guests_MoreThanAPage_AreShownPageByPageAndBack()
    {
        for (var index = 0; index < PeopleSession.PageSize + 3; index++) await _studio.GuestAsync();

        await _session.ShowAsync(guests: true, CancellationToken.None);
        var first = _session.People;
        await _session.NextAsync(CancellationToken.None);

        Assert.Equal((PeopleSession.PageSize, 3), (first.Count, _session.People.Count));
        Assert.True(_session is { HasNext: false, HasPrevious: true });
        await _session.PreviousAsync(CancellationToken.None);
        Assert.Equal(first, _session.People);
        await _session.SearchAsync(first[2].PersonId.ToString(), CancellationToken.None);
        Assert.Equal(first[2], Assert.Single(_session.People));
        await _session.SearchAsync("nobody", CancellationToken.None);
        Assert.Empty(_session.People);
    }

    [Fact]
    public async Task LastAdmin_IsNotDemotedDeactivatedOrErased()
    {
        Assert.Equal(AccountResult.LastAdmin, await _session.ChangeRoleAsync(_admin, Role.User));
        Assert.Equal(AccountResult.LastAdmin, await _session.SetActiveAsync(_admin, false));
        Assert.Equal(AccountResult.LastAdmin, await _session.EraseAsync(_admin, keepsVotes: true));

        Assert.True(Assert.Single(_session.People).Account is { Role: Role.Admin, IsActive: true });
    }

    [Fact]
    public async Task Account_PromotedAndDeactivated_IsListedSo()
    {
        var bob = await AccountAsync("bob", Role.User);

        Assert.Equal(AccountResult.Done, await _session.ChangeRoleAsync(bob, Role.Researcher));
        Assert.Equal(AccountResult.Done, await _session.SetActiveAsync(bob, false));

        await _session.SearchAsync("BO", CancellationToken.None);
        Assert.True(Assert.Single(_session.People).Account is { Role: Role.Researcher, IsActive: false });
    }

    [Fact]
    public async Task Erase_ConfirmedGuest_IsGoneFromListAndCounts()
    {
        var guest = await _studio.GuestAsync();
        await _session.ShowAsync(guests: true, CancellationToken.None);

        Assert.Equal(AccountResult.Done, await _session.EraseAsync(guest, keepsVotes: false));

        Assert.Empty(_session.People);
        Assert.Equal(new PeopleCounts(1, 0, 0), _session.Counts);
    }

    private async Task<Guid> AccountAsync(string name, Role role)
    {
        var account = new Account
        {
            PersonId = Guid.CreateVersion7(), CreatedAt = TimeProvider.System.GetUtcNow(), UserName = name, NormalizedUserName = name.ToUpperInvariant(), Role = role,
            PasswordHash = "hash", SecurityStamp = "one", ConcurrencyStamp = "one",
        };
        Assert.Equal(AccountResult.Done, await _accounts.AddAsync(Actor.Program, account, isFirstAdmin: false, CancellationToken.None));
        return account.PersonId;
    }
}
