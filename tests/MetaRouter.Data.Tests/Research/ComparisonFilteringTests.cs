using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Imports;
using MetaRouter.Data.Research;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Research;

public abstract class ComparisonFilteringTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : ComparisonFilteringTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : ComparisonFilteringTests(studio), IClassFixture<PostgreSqlStudio>;

    [Fact]
    public async Task Judged_EachFilter_HoldsWhatItNames()
    {
        await using (var all = studio.Database.CreateContext()) await all.People.ExecuteDeleteAsync();
        var rows = new JudgedRows(studio);
        var person = await rows.PersonAsync(consentVersion: 2);
        var other = await rows.PersonAsync(consentVersion: 1);
        var code = await rows.AddAsync(person, Choice.AMuchBetter, row => row with { Category = "code", Language = "en", VotedAt = rows.Day(3) });
        var math = await rows.AddAsync(person, Choice.Tie, row => row with { Category = "math", Language = "de", PricesShown = false, VotedAt = rows.Day(5) });
        var leaked = await rows.AddAsync(other, Choice.BothBad, row => row with { LeakFlag = true, Onboarding = true, VotedAt = rows.Day(7) }, right: "demo/core");
        var withdrawn = await rows.AddAsync(other, Choice.BBetter, row => row with { State = ComparisonState.Withdrawn, VotedAt = rows.Day(9) });
        await studio.OpenAsync(person);

        Assert.Equal([code, math, leaked, withdrawn], await FindAsync(ComparisonFilter.All));
        Assert.Equal([math, leaked], await FindAsync(new() { From = rows.Day(5), Before = rows.Day(9) }));
        Assert.Equal([], await FindAsync(new() { From = rows.Day(9), Before = rows.Day(5) }));
        Assert.Equal([leaked], await FindAsync(new() { CandidateId = "demo/core" }));
        Assert.Equal([code, math, withdrawn], await FindAsync(new() { CandidateId = "demo/max", OtherCandidateId = "demo/pocket" }));
        Assert.Equal([], await FindAsync(new() { CandidateId = "demo/max", OtherCandidateId = "demo/core" }));
        Assert.Equal([code], await FindAsync(new() { Category = "code" }));
        Assert.Equal([math], await FindAsync(new() { Language = "de" }));
        Assert.Equal([math], await FindAsync(new() { PricesShown = false }));
        Assert.Equal([code], await FindAsync(new() { Outcome = ComparisonOutcome.LeftBetter }));
        Assert.Equal([withdrawn], await FindAsync(new() { Outcome = ComparisonOutcome.RightBetter }));
        Assert.Equal([leaked], await FindAsync(new() { Outcome = ComparisonOutcome.BothBad }));
        Assert.Equal([math], await FindAsync(new() { Outcome = ComparisonOutcome.Tie }));
        Assert.Equal([leaked], await FindAsync(new() { LeakFlag = true }));
        Assert.Equal([leaked], await FindAsync(new() { Onboarding = true }));
        Assert.Equal([withdrawn], await FindAsync(new() { Withdrawn = true }));
        Assert.Equal([code, math, leaked], await FindAsync(new() { Withdrawn = false }));
        Assert.Equal([code, math], await FindAsync(new() { Consented = true }));
        Assert.Equal([leaked, withdrawn], await FindAsync(new() { Consented = false }));
        Assert.Equal([], await FindAsync(new() { Consented = true }, consentVersion: 0));
        Assert.Equal(4, (await FindAsync(new() { Consented = false }, consentVersion: 0)).Count);
    }

    [Fact]
    public async Task Imported_EachFilter_HoldsWhatItNames()
    {
        var rows = new JudgedRows(studio);
        var dataset = await rows.DatasetAsync("votes of others", [
            row => row with { ModelA = "x", ModelB = "y", Outcome = ComparisonOutcome.Tie, Category = "code" },
            row => row with { ModelA = "y", ModelB = "z", Outcome = ComparisonOutcome.LeftBetter, Language = "fr", JudgedAt = rows.Day(4) }]);
        await rows.DatasetAsync("another", [row => row]);

        await using var context = studio.Database.CreateContext();
        int Count(ComparisonFilter filter) => context.Imported(dataset, filter).Count();
        Assert.Equal(2, Count(ComparisonFilter.All));
        Assert.Equal(1, Count(new() { CandidateId = "y", OtherCandidateId = "x" }));
        Assert.Equal(2, Count(new() { CandidateId = "y" }));
        Assert.Equal(1, Count(new() { Outcome = ComparisonOutcome.Tie }));
        Assert.Equal(1, Count(new() { Category = "code" }));
        Assert.Equal(1, Count(new() { Language = "fr" }));
        Assert.Equal(1, Count(new() { From = rows.Day(4), Before = rows.Day(5) }));
        Assert.Equal(0, Count(new() { From = rows.Day(5) }));
    }

    private async Task<List<long>> FindAsync(ComparisonFilter filter, int consentVersion = 2)
    {
        await using var context = studio.Database.CreateContext();
        return await context.Judged(filter, consentVersion).OrderBy(row => row.Sequence).Select(row => row.Sequence).ToListAsync();
    }
}
