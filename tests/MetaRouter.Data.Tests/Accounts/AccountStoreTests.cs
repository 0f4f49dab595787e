using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Accounts;

public abstract class AccountStoreTests : IAsyncLifetime
{
    public sealed class OnSqlite() : AccountStoreTests(new SqliteStudio());

    public sealed class OnPostgreSql() : AccountStoreTests(new PostgreSqlStudio());

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly StudioFixture _studio;
    private Standings _standings = null!;
    private AccountStore _accounts = null!;

    // A database for each test: who is the last admin depends on everybody.
    private AccountStoreTests(StudioFixture studio) => _studio = studio;

    public async Task InitializeAsync()
    {
        await _studio.InitializeAsync();
        _standings = new Standings(_studio.Database);
        _accounts = new AccountStore(_studio.Database, _standings, _studio.Time);
    }

    public Task DisposeAsync() => _studio.DisposeAsync();

    [Fact]
    public async Task Add_ToAGuest_KeepsThePersonWhoIsAGuestNoLonger()
    {
        var guest = await _studio.GuestAsync();
        var voted = await _studio.VotedAsync(guest);
        var account = New("ada", guest);

        Assert.Equal(AccountResult.Done, await _accounts.AddAsync(null, account, false, None));

        Assert.False((await _studio.People.FindAsync(guest, None))!.IsGuest);
        Assert.Equal(voted, await _studio.FindAsync(voted), StudioFixture.SameContent);
        Assert.Equivalent(account, await _accounts.FindAsync(guest, None));
        Assert.Equal(AccountResult.NotFound, await _accounts.AddAsync(null, New("second", guest), false, None));
    }

    [Fact]
    public async Task Add_TwoWithOneNameAtOnce_MakesOne()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _accounts.AddAsync(null, New("ada"), false, None))));

        Assert.Equal(1, results.Count(result => result == AccountResult.Done));
        Assert.Equal(7, results.Count(result => result == AccountResult.NameTaken));
    }

    [Fact]
    public async Task AddFirstAdmin_ManyAtOnce_MakesOne()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(each => Task.Run(() => _accounts.AddAsync(null, New($"admin{each}", role: Role.Admin), true, None))));

        Assert.Equal(1, results.Count(result => result == AccountResult.Done));
        Assert.Equal(7, results.Count(result => result == AccountResult.AdminExists));
        Assert.True(await _accounts.HasAdminAsync(None));
    }

    [Fact]
    public async Task LastAdmin_CanBeNeitherDemotedNorDeactivated()
    {
        var (one, two, waiting) = (New("one", role: Role.Admin), New("two", role: Role.Admin), New("waiting", role: Role.Admin));
        waiting.PasswordHash = null;
        foreach (var account in new[] { one, two, waiting }) await _accounts.AddAsync(null, account, false, None);

        Assert.Equal(AccountResult.Done, await _accounts.SetActiveAsync(Actor.Program, two.PersonId, false, None));
        Assert.Equal(AccountResult.LastAdmin, await _accounts.SetActiveAsync(Actor.Program, one.PersonId, false, None));
        Assert.Equal(AccountResult.LastAdmin, await _accounts.ChangeRoleAsync(Actor.Program, one.PersonId, Role.Researcher, None));

        Assert.Equal((Role.Admin, true), ((await _accounts.FindAsync(one.PersonId, None))!.Role, (await _accounts.FindAsync(one.PersonId, None))!.IsActive));
    }

    [Fact]
    public async Task LastTwoAdmins_DemotingEachOtherAtOnce_LeaveOne()
    {
        var (one, two) = (New("one", role: Role.Admin), New("two", role: Role.Admin));
        foreach (var account in new[] { one, two }) await _accounts.AddAsync(null, account, false, None);

        var results = await Task.WhenAll(
            Task.Run(() => _accounts.ChangeRoleAsync(Actor.Program, one.PersonId, Role.User, None)),
            Task.Run(() => _accounts.ChangeRoleAsync(Actor.Program, two.PersonId, Role.User, None)));

        Assert.Equal([AccountResult.Done, AccountResult.LastAdmin], results.Order());
    }

    [Fact]
    public async Task RoleAndUse_Changed_EndSessionsAndStandInTheAuditLog()
    {
        var (admin, account) = (New("boss", role: Role.Admin), New("ada"));
        await _accounts.AddAsync(null, admin, false, None);
        await _accounts.AddAsync(null, account, false, None);
        var announced = new List<Guid>();
        _standings.Changed += announced.Add;

        await _accounts.ChangeRoleAsync(new Actor(admin.PersonId, "boss"), account.PersonId, Role.Researcher, None);
        var promoted = await _standings.FindAsync(account.PersonId, None);
        await _accounts.SetActiveAsync(new Actor(admin.PersonId, "boss"), account.PersonId, false, None);
        var deactivated = await _standings.FindAsync(account.PersonId, None);

        Assert.False(promoted!.Admits(account.SecurityStamp));
        Assert.True(promoted.Admits(promoted.Account!.SecurityStamp));
        Assert.False(deactivated!.Admits(deactivated.Account!.SecurityStamp));
        Assert.Equal([account.PersonId, account.PersonId], announced);
        var log = await new AuditLog(_studio.Database).ReadAsync(2, null, None);
        Assert.Equal([("account.deactivated", "ada", "boss"), ("account.role_changed", "ada", "boss")], log.Select(entry => (entry.Action, entry.Subject, entry.ActorName)));
    }

    [Fact]
    public async Task Update_OfWhatWasReadBeforeAnotherChange_ChangesNothing()
    {
        var account = New("ada");
        await _accounts.AddAsync(null, account, false, None);
        var (first, second) = ((await _accounts.FindAsync(account.PersonId, None))!, (await _accounts.FindAsync(account.PersonId, None))!);
        (first.PasswordHash, second.PasswordHash) = ("first", "second");

        Assert.Equal(AccountResult.Done, await _accounts.UpdateAsync(first, None));
        Assert.Equal(AccountResult.Changed, await _accounts.UpdateAsync(second, None));

        Assert.Equal("first", (await _accounts.FindAsync(account.PersonId, None))!.PasswordHash);
    }

    [Fact]
    public async Task Attempts_ManyAtOnce_AreCountedAndThenLocked()
    {
        var account = New("ada");
        await _accounts.AddAsync(null, account, false, None);

        var attempts = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => _accounts.BeginAttemptAsync(account.PersonId, 5, TimeSpan.FromMinutes(5), None))));
        Assert.Equal(5, attempts.Count(attempt => attempt.IsAllowed));
        Assert.NotNull((await _accounts.FindAsync(account.PersonId, None))!.LockedUntil);

        await _accounts.ForgiveAsync(account.PersonId, None);
        Assert.True((await _accounts.BeginAttemptAsync(account.PersonId, 5, TimeSpan.FromMinutes(5), None)).IsAllowed);
    }

    [Fact]
    public async Task Erase_OfThePerson_TakesTheAccountAlong()
    {
        var account = New("ada");
        await _accounts.AddAsync(null, account, false, None);

        await _studio.People.EraseAsync(account.PersonId, None);

        Assert.Null(await _accounts.FindAsync(account.PersonId, None));
        Assert.Null(await _standings.FindAsync(account.PersonId, None));
    }

    [Fact]
    public async Task CookieKeys_AreReadInTheirOrderByEveryProcessAndAddedOnce()
    {
        var keys = new CookieKeyStore(_studio.Database);
        Assert.True(await keys.AddAsync("b", "<b/>", None));
        Assert.True(await keys.AddAsync("a", "<a/>", None));
        Assert.False(await keys.AddAsync("b", "<other/>", None));

        using var elsewhere = await _studio.OpenAgainAsync();
        Assert.Equal(["<b/>", "<a/>"], new CookieKeyStore(elsewhere).Read());
    }

    private static Account New(string userName, Guid? personId = null, Role role = Role.User) => new()
    {
        PersonId = personId ?? Guid.CreateVersion7(), CreatedAt = DateTimeOffset.UnixEpoch, UserName = userName, NormalizedUserName = userName.ToUpperInvariant(), Role = role,
        PasswordHash = "hash", SecurityStamp = AccountStore.NewStamp(), ConcurrencyStamp = AccountStore.NewStamp(),
    };
}
