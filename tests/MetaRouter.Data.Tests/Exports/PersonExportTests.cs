using System.Text;
using System.Text.Json;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;

namespace MetaRouter.Data.Tests.Exports;

public abstract class PersonExportTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : PersonExportTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : PersonExportTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Export_PersonAmongOthers_HoldsAllOfTheirsAndNothingElse()
    {
        var (person, other) = (await studio.GuestAsync(), await studio.GuestAsync());
        var mine = new List<Guid>();
        for (var index = 0; index < 20; index++)
        {
            mine.Add((await studio.VotedAsync(person, $"mine {index} über 你好 </script>")).Id);
            if (index % 5 == 0) await studio.VotedAsync(other, "a stranger's question");
        }
        mine.Add((await studio.OpenAsync(person, "not judged yet")).Id);
        await studio.Comparisons.AnnotateAsync(person, mine[0], [ComparisonReason.CheaperGoodEnough], "why not", None);

        var text = await ExportAsync(person);

        Assert.DoesNotContain("stranger", text, StringComparison.Ordinal);
        Assert.DoesNotContain(other.ToString(), text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("über 你好", text, StringComparison.Ordinal);
        Assert.Contains("\n  \"person\": {", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        Assert.Equal(person, json.RootElement.GetProperty("person").GetProperty("id").GetGuid());
        Assert.Equal("plug-in 1", json.RootElement.GetProperty("person").GetProperty("preference").GetProperty("version").GetString());
        Assert.Equal(mine.Count, json.RootElement.GetProperty("conversations").GetArrayLength());
        var comparisons = json.RootElement.GetProperty("comparisons").EnumerateArray().ToList();
        Assert.Equal(mine, comparisons.Select(row => row.GetProperty("id").GetGuid()));
        Assert.Equal("a_better", comparisons[0].GetProperty("choice").GetString());
        Assert.Equal("cheaper_good_enough", comparisons[0].GetProperty("reasons")[0].GetString());
        Assert.Equal(0.0002m, comparisons[0].GetProperty("left").GetProperty("shown_cost").GetDecimal());
        Assert.Equal("Left answers: mine 0 über 你好 </script>", comparisons[0].GetProperty("left").GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(ComparisonState.Answering)]
    [InlineData(ComparisonState.Open)]
    [InlineData(ComparisonState.Superseded)]
    [InlineData(ComparisonState.Failed)]
    public async Task Export_BeforeTheVote_TellsNothingThatThePageDoesNot(ComparisonState state)
    {
        var person = await studio.GuestAsync();
        var pending = await studio.OpenAsync(person, "still blind");
        await studio.Comparisons.SetStateAsync(person, pending.Id, state, None);

        var text = await ExportAsync(person);

        Assert.DoesNotContain("demo", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("maker", text, StringComparison.OrdinalIgnoreCase);
        using var json = JsonDocument.Parse(text);
        var comparison = json.RootElement.GetProperty("comparisons").EnumerateArray().Single();
        Assert.Equal("still blind", comparison.GetProperty("query").GetString());
        foreach (var side in new[] { "left", "right" })
            Assert.Equal(["side", "state", "text", "note"], comparison.GetProperty(side).EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Export_AfterTheVote_NamesTheCandidates()
    {
        var person = await studio.GuestAsync();
        await studio.VotedAsync(person);

        Assert.Contains("demo/pocket by name", await ExportAsync(person), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_ManyThatWereNotJudged_IsWhole()
    {
        var person = await studio.GuestAsync();
        for (var index = 0; index < 20; index++) await studio.OpenAsync(person, $"{index}: " + new string('q', 3_000));

        using var json = JsonDocument.Parse(await ExportAsync(person));

        Assert.Equal(20, json.RootElement.GetProperty("comparisons").GetArrayLength());
    }

    [Fact]
    public async Task Export_UnknownPerson_WritesNothing()
    {
        using var stream = new MemoryStream();

        Assert.False(await studio.People.ExportAsync(Guid.CreateVersion7(), stream, None));
        Assert.Equal(0, stream.Length);
    }

    private async Task<string> ExportAsync(Guid person)
    {
        using var stream = new MemoryStream();
        Assert.True(await studio.People.ExportAsync(person, stream, None));
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
