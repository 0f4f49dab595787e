using System.Diagnostics;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.People;

namespace MetaRouter.Data.Tests.People;

public abstract class PersonDirectoryTests(StudioFixture studio) : IAsyncLifetime
{
    public sealed class OnSqlite() : PersonDirectoryTests(new SqliteStudio());

    public sealed class OnPostgreSql() : PersonDirectoryTests(new PostgreSqlStudio());

    private static readonly CancellationToken None = CancellationToken.None;

    private PersonDirectory _directory = null!;

    public async Task InitializeAsync()
    {
        await studio.InitializeAsync();
        _directory = new PersonDirectory(studio.Database);
    }

    public Task DisposeAsync() => studio.DisposeAsync();

    [Fact]
    public async Task Accounts_PageByPageAndSearched_ComeByName()
    {
        foreach (var name in new[] { "cora", "ada", "bob", "ADAM" }) await AccountAsync(name);
        await studio.GuestAsync();

        var first = await _directory.AccountsAsync("", "", 2, None);
        var second = await _directory.AccountsAsync("", first[^1].Account!.UserName.ToUpperInvariant(), 2, None);

        Assert.Equal(["ada", "ADAM", "bob", "cora"], first.Concat(second).Select(person => person.Account!.UserName));
        Assert.Equal(["ada", "ADAM"], (await _directory.AccountsAsync("AD", "", 10, None)).Select(person => person.Account!.UserName));
        Assert.Equal(new PeopleCounts(4, 1, 0), await _directory.CountAsync(None));
    }

    [Fact]
    public async Task Guests_PageByPage_ComeNewestFirstWithoutTheErased()
    {
        var people = new List<Guid>();
        for (var index = 0; index < 5; index++) people.Add(await studio.GuestAsync());
        await studio.VotedAsync(people[2]);
        await studio.VotedAsync(people[4]);
        await new AccountStore(studio.Database, new Standings(studio.Database), studio.Time).EraseAsync(Actor.Program, people[4], keepsVotes: true, None);

        var first = await _directory.GuestsAsync(null, null, 2, None);
        var second = await _directory.GuestsAsync(null, first[^1].PersonId, 10, None);

        Assert.Equal(people.Take(4).Reverse(), first.Concat(second).Select(person => person.PersonId));
        Assert.Equal(1, first.Concat(second).Single(person => person.PersonId == people[2]).Comparisons);
        Assert.Equal(people[1], Assert.Single(await _directory.GuestsAsync(people[1], null, 10, None)).PersonId);
        Assert.Equal(new PeopleCounts(0, 4, 1), await _directory.CountAsync(None));
    }

    [Fact]
    public async Task Guests_TwentyThousand_AreCountedAndListedQuickly()
    {
        await studio.Database.WriteAsync(
            async context =>
            {
                for (var batch = 0; batch < 20; batch++)
                {
                    context.AddRange(Enumerable.Range(0, 1000).Select(_ => new Person
                    {
                        Id = Guid.CreateVersion7(), CreatedAt = studio.Time.GetUtcNow(), LastSeenAt = studio.Time.GetUtcNow(), IsGuest = true,
                    }));
                    await context.SaveChangesAsync(None);
                    context.ChangeTracker.Clear();
                }

                return 0;
            },
            None);
        var last = (await _directory.GuestsAsync(null, null, 50, None))[^1].PersonId;

        var watch = Stopwatch.StartNew();
        var (counts, page) = (await _directory.CountAsync(None), await _directory.GuestsAsync(null, last, 50, None));
        watch.Stop();

        Assert.Equal((20_000, 50), (counts.Guests, page.Count));
        // An index is used where this holds; a margin for slow machines is in it.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"It took {watch.Elapsed.TotalMilliseconds:F0} ms.");
    }

    private async Task AccountAsync(string name) => Assert.Equal(AccountResult.Done, await new AccountStore(studio.Database, new Standings(studio.Database), studio.Time).AddAsync(
        Actor.Program,
        new Account
        {
            PersonId = Guid.CreateVersion7(), CreatedAt = studio.Time.GetUtcNow(), UserName = name, NormalizedUserName = name.ToUpperInvariant(), SecurityStamp = "one", ConcurrencyStamp = "one",
        },
        isFirstAdmin: false, None));
}
