using MetaRouter.Core.Budgets;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.People;
using MetaRouter.Data.Tests.Budgets;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.People;

public abstract class PersonMergingTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : PersonMergingTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : PersonMergingTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    private PersonMerging Merging => new(studio.Database, new Standings(studio.Database));

    [Fact]
    public async Task Merge_OfAGuest_HandsEverythingToTheAccount()
    {
        var (guest, account, stranger) = (await studio.GuestAsync(), await AccountAsync(), await studio.GuestAsync());
        var own = await studio.VotedAsync(account, "the account's question");
        var brought = await studio.VotedAsync(guest, "the guest's question");
        var waiting = await studio.OpenAsync(guest, "the guest's open question");
        var routed = await studio.RoutedAsync(guest, "the guest's routed question");
        await studio.Journal.SetThumbAsync(guest, routed.Id, true, [StudioFixture.Reward(guest, routed.Id)], None);
        var untouched = await studio.VotedAsync(stranger, "a stranger's question");
        var revision = (await studio.People.FindAsync(account, None))!.PreferenceRevision;
        Assert.Equal(new GuestPast(guest, 1, 1), await Merging.PastOfAsync(guest, None));

        Assert.Equal(MergeResult.Done, await Merging.MergeAsync(guest, account, None));

        Assert.Null(await studio.People.FindAsync(guest, None));
        Assert.Equal([brought.Id, own.Id], (await studio.Comparisons.HistoryAsync(account, 10, null, None)).Select(row => row.Id));
        Assert.Equal(2, (await studio.Comparisons.ContextsAsync(account, None)).Count);
        Assert.Equal(waiting.Id, (await studio.Comparisons.LatestUnfinishedAsync(account, DateTimeOffset.MinValue, None))!.Id);
        Assert.NotNull(await studio.Journal.FindAsync(account, routed.Id, None));
        Assert.NotNull(await studio.Journal.FindDecisionAsync(account, routed.DecisionId, None));
        Assert.Single(await studio.Comparisons.TurnsAsync(account, brought.ConversationId, None));
        var person = (await studio.People.FindAsync(account, None))!;
        Assert.Equal((null, revision + 1), (person.Preference, person.PreferenceRevision));
        Assert.Equal(untouched, await studio.FindAsync(untouched), StudioFixture.SameContent);
        await using var context = studio.Database.CreateContext();
        Assert.Equal(account, (await context.Rewards.SingleAsync(row => row.JudgedId == routed.Id)).PersonId);
    }

    [Fact]
    public async Task Merge_OfMoneySpent_KeepsTheLedgerSound()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var (guest, account) = (await studio.GuestAsync(), await AccountAsync());
        var (guests, accounts) = (Own(guest), Own(account));
        await bench.SettleAsync(await bench.ReserveAsync(LedgerBench.Spender(guest, guests), 40), 30);
        await bench.SettleAsync(await bench.ReserveAsync(LedgerBench.Spender(account, accounts), 20), 12);

        Assert.Equal(MergeResult.Done, await Merging.MergeAsync(guest, account, None));

        Assert.Equal((42, 0, 2), await bench.TotalsAsync(accounts));
        Assert.Equal((0, 0, 0), await bench.TotalsAsync(guests));
        Assert.True((await new LedgerCheck(studio.Database, bench.Presence).CheckAsync(None)).IsSound);
    }

    [Fact]
    public async Task Merge_IntoAnAccountThatHasSpentNothing_BringsThePeriodsAlong()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var (guest, account) = (await studio.GuestAsync(), await AccountAsync());
        await bench.SettleAsync(await bench.ReserveAsync(LedgerBench.Spender(guest, Own(guest)), 40), 30);

        Assert.Equal(MergeResult.Done, await Merging.MergeAsync(guest, account, None));

        Assert.Equal((30, 0, 1), await bench.TotalsAsync(Own(account)));
        Assert.True((await new LedgerCheck(studio.Database, bench.Presence).CheckAsync(None)).IsSound);
    }

    [Fact]
    public async Task Merge_WhileAnswersAreOnTheirWay_ChangesNothing()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var (answering, spending, account) = (await studio.GuestAsync(), await studio.GuestAsync(), await AccountAsync());
        await studio.VotedAsync(answering);
        Assert.NotNull(await studio.Comparisons.StartAsync(StudioFixture.New(answering), None));
        await bench.ReserveAsync(LedgerBench.Spender(spending, Own(spending)), 40);

        Assert.Equal(MergeResult.Busy, await Merging.MergeAsync(answering, account, None));
        Assert.Equal(MergeResult.Busy, await Merging.MergeAsync(spending, account, None));

        Assert.Equal(1, (await Merging.PastOfAsync(answering, None))!.Comparisons);
        Assert.Empty(await studio.Comparisons.HistoryAsync(account, 10, null, None));
    }

    [Fact]
    public async Task Merge_OfProfiles_GivesAnotherNameWhereTheAccountHasIt()
    {
        var (guest, account) = (await studio.GuestAsync(), await AccountAsync());
        var longest = new string('n', NamedProfile.MaxNameLength);
        foreach (var person in new[] { guest, account })
        foreach (var name in new[] { "Work", longest })
            await studio.Profiles.CreateAsync(person, name, None);

        Assert.Equal(MergeResult.Done, await Merging.MergeAsync(guest, account, None));

        var names = (await studio.Profiles.ListAsync(account, None)).Select(profile => profile.Name).ToList();
        Assert.Equal(4, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("Work (2)", names);
        Assert.All(names, name => Assert.InRange(name.Length, 1, NamedProfile.MaxNameLength));
    }

    [Fact]
    public async Task Merge_OfSomebodyWhoIsNoGuest_OrIntoSomebodyWithoutAnAccount_ChangesNothing()
    {
        var (guest, account, other) = (await studio.GuestAsync(), await AccountAsync(), await AccountAsync());
        await studio.VotedAsync(account);

        Assert.Equal(MergeResult.NotFound, await Merging.MergeAsync(account, other, None));
        Assert.Equal(MergeResult.NotFound, await Merging.MergeAsync(guest, await studio.GuestAsync(), None));
        Assert.Equal(MergeResult.NotFound, await Merging.MergeAsync(Guid.CreateVersion7(), account, None));

        Assert.Null(await Merging.PastOfAsync(account, None));
        Assert.Single(await studio.Comparisons.HistoryAsync(account, 10, null, None));
    }

    private static Budget Own(Guid person) => LedgerBench.Capped(Budget.PersonKey(person), 1000);

    private async Task<Guid> AccountAsync()
    {
        var name = Guid.NewGuid().ToString("N");
        var account = new Account
        {
            PersonId = Guid.CreateVersion7(), CreatedAt = DateTimeOffset.UnixEpoch, UserName = name, NormalizedUserName = name, PasswordHash = "hash",
            SecurityStamp = AccountStore.NewStamp(), ConcurrencyStamp = AccountStore.NewStamp(),
        };
        Assert.Equal(AccountResult.Done, await new AccountStore(studio.Database, new Standings(studio.Database), studio.Time).AddAsync(null, account, false, None));
        return account.PersonId;
    }
}
