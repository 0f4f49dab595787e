using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.Tests.Budgets;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Accounts;

public abstract class ErasingTests(StudioFixture studio) : IAsyncLifetime
{
    public sealed class OnSqlite() : ErasingTests(new SqliteStudio());

    public sealed class OnPostgreSql() : ErasingTests(new PostgreSqlStudio());

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Admin = new(Guid.NewGuid(), "ada");

    private AccountStore _accounts = null!;

    public async Task InitializeAsync()
    {
        await studio.InitializeAsync();
        _accounts = new AccountStore(studio.Database, new Standings(studio.Database), studio.Time);
    }

    public Task DisposeAsync() => studio.DisposeAsync();

    [Fact]
    public async Task Erase_VotesStay_GoToAPersonNobodyCanBeWithTheirConsent()
    {
        var person = await studio.GuestAsync();
        await studio.People.AgreeAsync(person, 3, None);
        var voted = await studio.OpenAsync(person, "judged", "qa-01");
        Assert.Equal(VoteResult.Recorded, await studio.Comparisons.RecordVoteAsync(StudioFixture.RewardedVote(voted, 0), None));
        await studio.Comparisons.AnnotateAsync(person, voted.Id, [], "it was me, Ada", None);
        var open = await studio.OpenAsync(person, "not judged");
        var routed = await studio.RoutedAsync(person, "routed");
        await studio.Journal.SetThumbAsync(person, routed.Id, true, [StudioFixture.Reward(person, routed.Id)], None);

        Assert.Equal(AccountResult.Done, await _accounts.EraseAsync(Admin, person, keepsVotes: true, None));

        Assert.Null(await studio.People.FindAsync(person, None));
        await using var context = studio.Database.CreateContext();
        var kept = await context.Comparisons.SingleAsync(row => row.Id == voted.Id);
        Assert.True(kept is { State: ComparisonState.Voted, Comment: null, IsContext: true, Query: "judged" });
        var nobody = await context.People.SingleAsync(row => row.Id == kept.PersonId);
        Assert.True(nobody is { ErasedAt: not null, ConsentVersion: 3, Preference: null, IsGuest: true });
        Assert.Equal(new PersonSettings(), nobody.Settings);
        Assert.Equal((nobody.Id, ""), await context.Conversations.Where(row => row.Id == kept.ConversationId).Select(row => new ValueTuple<Guid, string>(row.PersonId, row.Title)).SingleAsync());
        Assert.False(await context.Comparisons.AnyAsync(row => row.Id == open.Id));
        Assert.False(await context.RoutedAnswers.AnyAsync(row => row.Id == routed.Id));
        Assert.False(await context.Decisions.AnyAsync(row => row.PersonId == person));
        Assert.Equal(1, await context.Conversations.CountAsync());
        Assert.All(await context.Rewards.ToListAsync(), reward => Assert.Null(reward.PersonId));
        // What was learned from the votes stays learned; the thumb is taken back.
        Assert.False(await context.Rewards.AnyAsync(line => line.Reverses != null && line.JudgedId == voted.Id));
        Assert.True(await context.Rewards.AnyAsync(line => line.Reverses != null && line.JudgedId == routed.Id));
        Assert.Null(await new Standings(studio.Database).FindAsync(nobody.Id, None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Erase_PersonWithAnAccount_LeavesNothingThatNamesThem(bool keepsVotes)
    {
        var person = await studio.GuestAsync();
        await AccountAsync("mallory", Role.User, person);
        await studio.VotedAsync(person);

        Assert.Equal(AccountResult.Done, await _accounts.EraseAsync(Admin, person, keepsVotes, None));

        await using var context = studio.Database.CreateContext();
        Assert.False(await context.Accounts.AnyAsync());
        Assert.False(await context.People.AnyAsync(row => row.Id == person));
        Assert.Equal(keepsVotes ? 1 : 0, await context.Comparisons.CountAsync());
        var entry = (await new AuditLog(studio.Database).ReadAsync(1, null, None))[0];
        Assert.Equal(("person.erased", person.ToString()), (entry.Action, entry.Subject));
        Assert.All(await new AuditLog(studio.Database).ReadAsync(1000, null, None), noted => Assert.DoesNotContain("mallory", $"{noted}", StringComparison.Ordinal));
        Assert.Equal(AccountResult.NotFound, await _accounts.EraseAsync(Admin, person, keepsVotes, None));
    }

    [Fact]
    public async Task Erase_Pseudonym_IsLikeAnUnknownPerson()
    {
        var person = await studio.GuestAsync();
        await studio.VotedAsync(person);
        await _accounts.EraseAsync(Admin, person, keepsVotes: true, None);
        await using var context = studio.Database.CreateContext();
        var nobody = await context.People.SingleAsync();

        Assert.Equal(AccountResult.NotFound, await _accounts.EraseAsync(Admin, nobody.Id, keepsVotes: false, None));
    }

    [Fact]
    public async Task Erase_TheLastAdmin_IsRefusedUntilThereIsAnother()
    {
        var admin = await AccountAsync("ada", Role.Admin);

        Assert.Equal(AccountResult.LastAdmin, await _accounts.EraseAsync(Admin, admin, keepsVotes: false, None));

        await AccountAsync("bob", Role.Admin);
        Assert.Equal(AccountResult.Done, await _accounts.EraseAsync(Admin, admin, keepsVotes: false, None));
    }

    [Fact]
    public async Task Erase_TwoAdminsAtOnce_LeavesOne()
    {
        var (ada, bob) = (await AccountAsync("ada", Role.Admin), await AccountAsync("bob", Role.Admin));

        var results = await Task.WhenAll(
            Task.Run(() => _accounts.EraseAsync(Admin, ada, keepsVotes: false, None)), Task.Run(() => _accounts.EraseAsync(Admin, bob, keepsVotes: true, None)));

        Assert.Equal([AccountResult.Done, AccountResult.LastAdmin], results.Order());
        Assert.True(await _accounts.HasAdminAsync(None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Erase_SomebodyWhoSpent_LeavesALedgerThatAddsUp(bool keepsVotes)
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var person = await studio.GuestAsync();
        var voted = await studio.VotedAsync(person);
        var everybody = new Budget(Budget.InstanceKey, LedgerBench.Tokens(1000), BudgetCalendar.Daily);
        var own = new Budget(Budget.PersonKey(person), LedgerBench.Tokens(1000), BudgetCalendar.Daily);
        await bench.SettleAsync(await bench.ReserveAsync(LedgerBench.Spender(person, everybody, own) with { TurnId = voted.Id }, 60), 45);

        await _accounts.EraseAsync(Admin, person, keepsVotes, None);

        var findings = await new LedgerCheck(studio.Database, bench.Presence).CheckAsync(None);
        Assert.True(findings.IsSound);
        Assert.Equal((1, LedgerBench.Tokens(45).ToPicoUsd()), (findings.Charges, findings.Spent));
        Assert.Equal((45, 0, 1), await bench.TotalsAsync(everybody));
        await using var context = studio.Database.CreateContext();
        Assert.False(await context.Charges.AnyAsync(charge => charge.PersonId != null));
        Assert.False(await context.BudgetPeriods.AnyAsync(period => period.Budget == own.Key));
    }

    private async Task<Guid> AccountAsync(string name, Role role, Guid? guest = null)
    {
        var account = new Account
        {
            PersonId = guest ?? Guid.CreateVersion7(), CreatedAt = studio.Time.GetUtcNow(), UserName = name, NormalizedUserName = name.ToUpperInvariant(),
            Role = role, PasswordHash = "hash", SecurityStamp = "one", ConcurrencyStamp = "one",
        };
        Assert.Equal(AccountResult.Done, await _accounts.AddAsync(Admin, account, isFirstAdmin: false, None));
        return account.PersonId;
    }
}
