using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Research;
using MetaRouter.Data.Storage;
using MetaRouter.TestKit.Research;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Research;

public abstract class GeneratedComparisonsTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : GeneratedComparisonsTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : GeneratedComparisonsTests(studio), IClassFixture<PostgreSqlStudio>;

    [Fact]
    public async Task Write_SmallSettings_MakesWhatResearchersCanRead()
    {
        await GeneratedComparisons.WriteAsync(studio.Database, new() { Comparisons = 1_500, People = 30, AnswerCharacters = 200 }, null, CancellationToken.None);

        await using var context = studio.Database.CreateContext();
        var judged = context.Judged(ComparisonFilter.All, 1);
        Assert.Equal(1_500, await judged.CountAsync());
        Assert.Equal(1_550, await context.Comparisons.CountAsync());
        Assert.Equal(30, await context.People.CountAsync());
        var one = await judged.OrderByDescending(row => row.Sequence).FirstAsync();
        Assert.NotNull(one.Choice);
        Assert.NotEqual(one.Left.CandidateId, one.Right.CandidateId);
        var strongest = GeneratedCandidate.Pool[^1].Id;
        Assert.True(await WinsAsync(context, strongest) > 2 * await WinsAsync(context, GeneratedCandidate.Pool[0].Id));
    }

    private static Task<int> WinsAsync(StudioContext context, string candidate) => context.Answers.CountAsync(
        answer => answer.CandidateId == candidate && context.Comparisons.Any(row => row.Id == answer.ComparisonId
            && (answer.Side == Side.Left
                ? row.Choice == Choice.ABetter || row.Choice == Choice.AMuchBetter
                : row.Choice == Choice.BBetter || row.Choice == Choice.BMuchBetter)));
}
