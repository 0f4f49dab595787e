using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Research;
using MetaRouter.TestKit.Time;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Research;

public abstract class ComparisonStatisticsTests(StudioFixture studio) : IAsyncLifetime
{
    public sealed class OnSqlite(SqliteStudio studio) : ComparisonStatisticsTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : ComparisonStatisticsTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly JudgedRows _rows = new(studio);

    private ComparisonStatistics Statistics => new(studio.Database);

    public async Task InitializeAsync()
    {
        await using var context = studio.Database.CreateContext();
        await context.People.ExecuteDeleteAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Overview_NothingThere_IsEmpty()
    {
        var overview = await Statistics.OverviewAsync(1, None);

        Assert.Equal(0, overview.Judged + overview.Withdrawn + overview.Open + overview.People);
        Assert.Equal(6, overview.Choices.Count);
        Assert.Empty(overview.Days);
        Assert.Empty(overview.Pairs.Candidates);
        Assert.Null(overview.LeftShare);
        Assert.Null(overview.Agreement);
    }

    [Fact]
    public async Task Overview_SomeRows_CountsThem()
    {
        var (one, other) = (await _rows.PersonAsync(1), await _rows.PersonAsync(null));
        await _rows.AddAsync(one, Choice.AMuchBetter, row => row with { Category = "code", IsContext = true, VotedAt = _rows.Day(3).AddHours(23) });
        await _rows.AddAsync(one, Choice.BBetter, row => row with { Category = "code", Language = "de", VotedAt = _rows.Day(4) }, left: "demo/max", right: "demo/pocket");
        await _rows.AddAsync(other, Choice.ABetter, row => row with { PricesShown = false, VotedAt = _rows.Day(4) }, right: "demo/core");
        await _rows.AddAsync(other, Choice.ABetter, row => row with { State = ComparisonState.Withdrawn });
        await studio.OpenAsync(other);

        var overview = await Statistics.OverviewAsync(1, None);

        Assert.Equal((3, 1, 1, 2), (overview.Judged, overview.Withdrawn, overview.Open, overview.People));
        Assert.Equal((1, 2, 2), (overview.Contexts, overview.PricesShown, overview.Consented));
        Assert.Equal((1, 1, 1, 0), (overview.Choices[Choice.AMuchBetter], overview.Choices[Choice.ABetter], overview.Choices[Choice.BBetter], overview.Choices[Choice.Tie]));
        Assert.Equal([new("code", 2), new NamedCount(null, 1)], overview.Categories);
        Assert.Equal([new DayCount(new DateOnly(2026, 1, 3), 1), new(new DateOnly(2026, 1, 4), 2)], overview.Days);
        Assert.Equal(["demo/core", "demo/max", "demo/pocket"], overview.Pairs.Candidates.Select(candidate => candidate.Id));
        Assert.Equal((2, 1, 0), (overview.Pairs.Of("demo/max", "demo/pocket"), overview.Pairs.Of("demo/core", "demo/pocket"), overview.Pairs.Of("demo/core", "demo/max")));
        Assert.Equal((3, 2), (overview.Pairs.Possible, overview.Pairs.Covered));
        Assert.Equal(2 / 3d, overview.LeftShare!.Value.Share, 1e-12);
    }

    [Fact]
    public async Task Agreement_SwappedSidesAndASecondThought_CountsPeopleOnceByCandidate()
    {
        Comparison Asked(Comparison row) => row with { QuestionId = "qa-01" };
        var people = new[] { await _rows.PersonAsync(1), await _rows.PersonAsync(1), await _rows.PersonAsync(1) };
        await _rows.AddAsync(people[0], Choice.BothBad, Asked);
        await _rows.AddAsync(people[0], Choice.ABetter, Asked);
        await _rows.AddAsync(people[1], Choice.BMuchBetter, Asked, left: "demo/max", right: "demo/pocket");
        await _rows.AddAsync(people[2], Choice.BBetter, Asked);
        await _rows.AddAsync(people[2], Choice.Tie, row => row with { QuestionId = "qa-02" });

        var agreement = (await Statistics.OverviewAsync(1, None)).Agreement!;

        // Two for pocket, one for max: one of three pairs of judgements agrees.
        Assert.Equal((1, 3L), (agreement.Units, agreement.Judgements));
        Assert.Equal(1 / 3d, agreement.AgreeingShare, 1e-12);
    }

    [Fact]
    public async Task Cache_VoteComes_IsCountedAgain()
    {
        var time = new ManualTimeProvider();
        using var cache = new OverviewCache(Statistics, time);
        var person = await _rows.PersonAsync(1);
        await _rows.AddAsync(person, Choice.Tie);
        var first = await cache.ReadAsync(1, None);
        Assert.Equal(1, first.Judged);
        Assert.Same(first.Days, (await cache.ReadAsync(1, None)).Days);

        await studio.OpenAsync(person);
        Assert.Equal(1, (await cache.ReadAsync(1, None)).Open);
        await _rows.AddAsync(person, Choice.Tie);
        Assert.Equal(1, (await cache.ReadAsync(1, None)).Judged);
        time.Advance(OverviewCache.Youngest);
        Assert.Equal(2, (await cache.ReadAsync(1, None)).Judged);
        Assert.Equal(0, (await cache.ReadAsync(2, None)).Consented);
    }
}
