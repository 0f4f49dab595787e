using System.Text.Json;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Research;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Research;

public abstract class ComparisonExplorerTests(StudioFixture studio) : IAsyncLifetime
{
    public sealed class OnSqlite(SqliteStudio studio) : ComparisonExplorerTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : ComparisonExplorerTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly JudgedRows _rows = new(studio);
    private readonly ComparisonExplorer _explorer = new(studio.Database, studio.Time);

    public async Task InitializeAsync()
    {
        await using var context = studio.Database.CreateContext();
        await context.People.ExecuteDeleteAsync();
        await context.ImportedDatasets.ExecuteDeleteAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Pages_ForthAndBack_HoldEveryRowOnce()
    {
        var person = await _rows.PersonAsync(1);
        var all = new List<long>();
        for (var index = 0; index < 7; index++) all.Add(await _rows.AddAsync(person, Choice.Tie, row => row with { Category = index % 2 == 0 ? "even" : "odd" }));
        all.Reverse();

        var first = await PageAsync(default);
        var second = await PageAsync(new(Before: first.Rows[^1].Sequence));
        var third = await PageAsync(new(Before: second.Rows[^1].Sequence));
        var back = await PageAsync(new(After: third.Rows[0].Sequence));
        var start = await PageAsync(new(After: back.Rows[0].Sequence));

        Assert.Equal(all, first.Rows.Concat(second.Rows).Concat(third.Rows).Select(row => row.Sequence));
        Assert.Equal([(true, false), (true, true), (false, true)], new[] { first, second, third }.Select(page => (page.HasOlder, page.HasNewer)));
        Assert.Equal(second.Rows, back.Rows);
        Assert.Equal(first.Rows, start.Rows);
        Assert.Equal((true, true, true, false), (back.HasOlder, back.HasNewer, start.HasOlder, start.HasNewer));
        Assert.Equal([all[0], all[2], all[4]], (await PageAsync(default, new() { Category = "even" })).Rows.Select(row => row.Sequence));
        Assert.Equal(4, await _explorer.CountAsync(null, new() { Category = "even" }, 1, None));
    }

    [Fact]
    public async Task Page_TwoPeople_AreTwoPseudonymsAndNoIdentity()
    {
        var (one, other) = (await _rows.PersonAsync(1), await _rows.PersonAsync(null));
        await _rows.AddAsync(one, Choice.AMuchBetter, row => row with { Query = new string('q', 500), LeakFlag = true });
        await _rows.AddAsync(one, Choice.BBetter);
        await _rows.AddAsync(other, Choice.BothBad, row => row with { State = ComparisonState.Withdrawn });
        await studio.OpenAsync(one);

        var page = await PageAsync(default);

        Assert.Equal(3, page.Rows.Count);
        Assert.Equal([false, true, true], page.Rows.Select(row => row.Consented));
        Assert.Equal([true, false, false], page.Rows.Select(row => row.IsWithdrawn));
        Assert.Equal(page.Rows[1].Judge, page.Rows[2].Judge);
        Assert.NotEqual(page.Rows[0].Judge, page.Rows[1].Judge);
        Assert.Equal((ExplorerRow.QueryLength, "demo/pocket by name", "demo/max by name"), (page.Rows[2].Query.Length, page.Rows[2].Left, page.Rows[2].Right));
        AssertNameless(JsonSerializer.Serialize(page), one, other);
    }

    [Fact]
    public async Task Open_JudgedTurn_BringsTheConversationBeforeAndNoIdentity()
    {
        var person = await _rows.PersonAsync(1);
        var first = await studio.VotedAsync(person, "first question");
        await studio.RoutedAsync(person, "second question", first.ConversationId, 1);
        await _rows.AddAsync(person, Choice.BothBad, row => row with { Query = "third question", TurnIndex = 2 }, conversation: first.ConversationId);
        var last = await _rows.AddAsync(person, Choice.BBetter, row => row with { Query = "last question", TurnIndex = 3, Comment = "why" }, conversation: first.ConversationId);

        var opened = (await _explorer.OpenAsync(last, 1, None))!;

        Assert.Equal(["first question", "second question", "third question"], opened.Before.Select(turn => turn.Query));
        Assert.Equal("Left answers: first question", opened.Before[0].Answer);
        Assert.Equal(("Pocket", "Routed: second question"), (opened.Before[1].CandidateName, opened.Before[1].Answer));
        Assert.Null(opened.Before[2].Answer);
        Assert.Equal(("last question", "why", "demo/max"), (opened.Comparison.Query, opened.Comparison.Comment, opened.Comparison.Right.CandidateId));
        Assert.True(opened.Consented);
        AssertNameless(JsonSerializer.Serialize(opened), person, first.ConversationId, first.Id);
    }

    [Theory]
    [InlineData(ComparisonState.Answering)]
    [InlineData(ComparisonState.Open)]
    [InlineData(ComparisonState.Superseded)]
    [InlineData(ComparisonState.Failed)]
    public async Task Open_NotJudged_IsNotThere(ComparisonState state)
    {
        var person = await _rows.PersonAsync(1);
        var open = await studio.OpenAsync(person);
        await studio.Comparisons.SetStateAsync(person, open.Id, state, None);

        Assert.Null(await _explorer.OpenAsync(open.Sequence, 1, None));
        Assert.Empty((await PageAsync(default)).Rows);
        Assert.Null(await _explorer.OpenAsync(long.MaxValue, 1, None));
    }

    [Fact]
    public async Task Imported_Dataset_IsPagedAndOpenedByItself()
    {
        await _rows.AddAsync(await _rows.PersonAsync(1), Choice.Tie);
        var dataset = await _rows.DatasetAsync("arena", [row => row with { Query = "one", Judge = "j7" }, row => row with { Query = "two" }]);
        var other = await _rows.DatasetAsync("bench", [row => row]);

        var page = await _explorer.PageAsync(dataset, ComparisonFilter.All, 1, default, 5, None);

        Assert.Equal(["two", "one"], page.Rows.Select(row => row.Query));
        Assert.Equal(("j7", null, ComparisonOutcome.RightBetter), (page.Rows[1].Judge, page.Rows[1].PricesShown, page.Rows[1].Outcome));
        Assert.Equal(2, await _explorer.CountAsync(dataset, ComparisonFilter.All, 1, None));
        Assert.Equal("It is this.", (await _explorer.OpenImportedAsync(dataset, page.Rows[0].Sequence, None))!.AnswerA);
        Assert.Null(await _explorer.OpenImportedAsync(other, page.Rows[0].Sequence, None));
        var choices = await _explorer.ImportedChoicesAsync(dataset, None);
        Assert.Equal(["a", "b"], choices.Candidates.Select(candidate => candidate.Id));
        Assert.Empty(choices.Categories);
        Assert.Equal(["arena", "bench"], (await _explorer.DatasetsAsync(None)).Select(row => row.Name));
    }

    private static void AssertNameless(string json, params Guid[] identities)
    {
        foreach (var identity in identities) Assert.DoesNotContain(identity.ToString(), json, StringComparison.OrdinalIgnoreCase);
    }

    private Task<ExplorerPage> PageAsync(ExplorerPlace place, ComparisonFilter? filter = null) =>
        _explorer.PageAsync(null, filter ?? ComparisonFilter.All, 1, place, 3, None);
}
