using MetaRouter.Core.Candidates;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;

namespace MetaRouter.Data.Tests.Comparisons;

// A database for each test: the sum is over all guests.
public abstract class GuestSpendingTests(StudioFixture studio) : IAsyncLifetime
{
    public sealed class OnSqlite() : GuestSpendingTests(new SqliteStudio());

    public sealed class OnPostgreSql() : GuestSpendingTests(new PostgreSqlStudio());

    private static readonly CancellationToken None = CancellationToken.None;

    public Task InitializeAsync() => studio.InitializeAsync();

    public Task DisposeAsync() => studio.DisposeAsync();

    [Fact]
    public async Task Spent_AnswersInAllStates_CountsWhatIsOwed()
    {
        var guest = await studio.GuestAsync();
        await SpendAsync(guest, AnswerState.Complete, cost: 0.10m);
        await SpendAsync(guest, AnswerState.Failed, cost: 0.01m);
        await SpendAsync(guest, AnswerState.Failed, cost: null);
        await SpendAsync(await studio.GuestAsync(), AnswerState.Streaming, cost: null);

        // The one that is still coming counts with the price expected of it: 1 USD.
        Assert.Equal(1.11m, await SpentAsync(DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task Spent_BeforeTheMoment_DoesNotCount()
    {
        var guest = await studio.GuestAsync();
        await SpendAsync(guest, AnswerState.Complete, cost: 0.5m);
        var since = studio.Time.GetUtcNow();
        await SpendAsync(guest, AnswerState.Complete, cost: 0.25m);

        Assert.Equal(0.25m, await SpentAsync(since));
    }

    [Fact]
    public async Task Spent_BySomeoneWithAnAccount_DoesNotCount()
    {
        var now = studio.Time.GetUtcNow();
        var person = new Person { Id = Guid.CreateVersion7(now), CreatedAt = now, LastSeenAt = now, IsGuest = false };
        await using (var context = studio.Database.CreateContext())
        {
            context.Add(person);
            await context.SaveChangesAsync();
        }
        await SpendAsync(person.Id, AnswerState.Complete, cost: 0.5m);

        Assert.Equal(0, await SpentAsync(DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task Spent_DeletedAndErased_StillCounts()
    {
        var guest = await studio.GuestAsync();
        var deleted = await SpendAsync(guest, AnswerState.Complete, cost: 0.5m);
        await SpendAsync(guest, AnswerState.Stopped, cost: 0.25m);

        await studio.Comparisons.DeleteAsync(guest, deleted.Id, null, None);
        Assert.Equal(0.75m, await SpentAsync(DateTimeOffset.UnixEpoch));
        await studio.People.EraseAsync(guest, None);
        Assert.Equal(0.75m, await SpentAsync(DateTimeOffset.UnixEpoch));
        Assert.Equal(0, await SpentAsync(studio.Time.GetUtcNow()));
    }

    private async Task<decimal> SpentAsync(DateTimeOffset since) =>
        Cost.FromPicoUsd(await studio.Comparisons.SpentByGuestsAsync(since, ["demo"], None)).Usd;

    /// <summary>A comparison of a recorded answer, for 9 USD that nobody owes, with one of a paid provider, expected at 1 USD.</summary>
    private async Task<Comparison> SpendAsync(Guid person, AnswerState state, decimal? cost)
    {
        var paid = StudioFixture.NewAnswer(Side.Right, "paid", expectedUsd: 1) with { ProviderId = "paid" };
        var started = (await studio.Comparisons.StartAsync(StudioFixture.New(person) with { Right = paid }, None))!;
        await studio.Comparisons.SaveAnswerAsync(person, started.Id, started.Left with { State = AnswerState.Complete, Cost = new Cost(9) }, None);
        await studio.Comparisons.SaveAnswerAsync(
            person, started.Id, started.Right with { State = state, Cost = cost is { } usd ? new Cost(usd) : null }, None);
        return started;
    }
}
