using System.Text;
using System.Text.Json;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Routing;

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
    public async Task Export_ProfilesRoutedAnswersDecisions_AreThere()
    {
        var person = await studio.GuestAsync();
        var profile = (await studio.Profiles.CreateAsync(person, "client work", None)).Profile!;
        var answers = new List<RoutedAnswer>();
        for (var index = 0; index < 20; index++) answers.Add(await studio.RoutedAsync(person, $"routed {index}"));
        await studio.RoutedAsync(await studio.GuestAsync(), "a stranger's question");

        var text = await ExportAsync(person);

        Assert.DoesNotContain("stranger", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        Assert.Equal("client work", json.RootElement.GetProperty("profiles").EnumerateArray().Single().GetProperty("name").GetString());
        var routed = json.RootElement.GetProperty("routed_answers").EnumerateArray().ToList();
        Assert.Equal(answers.Select(answer => answer.Id), routed.Select(row => row.GetProperty("id").GetGuid()));
        Assert.Equal((0.002m, "Routed: routed 0"), (routed[0].GetProperty("cost").GetDecimal(), routed[0].GetProperty("text").GetString()));
        var decisions = json.RootElement.GetProperty("decisions").EnumerateArray().ToList();
        Assert.Equal(answers.Select(answer => answer.DecisionId), decisions.Select(row => row.GetProperty("id").GetGuid()));
        Assert.Contains("quality", decisions[0].GetProperty("inputs").GetString(), StringComparison.Ordinal);
        Assert.Equal(profile.Id, json.RootElement.GetProperty("profiles")[0].GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Export_Charges_NameTheCandidateOnlyWhereThePageDoes()
    {
        var person = await studio.GuestAsync();
        var open = await studio.OpenAsync(person);
        var voted = await studio.VotedAsync(person);
        var routed = await studio.RoutedAsync(person);
        (ChargePurpose Purpose, Guid Turn)[] turns =
        [
            (ChargePurpose.Routing, routed.Id), (ChargePurpose.Comparison, voted.Id), (ChargePurpose.Comparison, open.Id), (ChargePurpose.Comparison, Guid.CreateVersion7()),
        ];
        await using (var context = studio.Database.CreateContext())
        {
            context.AddRange(turns.Select((turn, index) => Charged(person, turn.Purpose, turn.Turn, $"paid/{index}")));
            context.Add(Charged(await studio.GuestAsync(), ChargePurpose.Routing, Guid.CreateVersion7(), "paid/stranger"));
            await context.SaveChangesAsync();
        }

        using var json = JsonDocument.Parse(await ExportAsync(person));

        var charges = json.RootElement.GetProperty("charges").EnumerateArray().ToList();
        Assert.Equal(["paid/0", "paid/1", null, null], charges.Select(row => row.GetProperty("candidate_id").GetString()));
        Assert.Equal([0.25m, 0.25m, null, 0.25m], charges.Select(Amount));
        Assert.Equal(turns.Select(turn => turn.Turn), charges.Select(row => row.GetProperty("turn_id").GetGuid()));

        static decimal? Amount(JsonElement row) => row.GetProperty("amount") is { ValueKind: JsonValueKind.Number } amount ? amount.GetDecimal() : null;

        static Charge Charged(Guid person, ChargePurpose purpose, Guid turn, string candidate) => new()
        {
            Id = Guid.CreateVersion7(),
            PersonId = person,
            HostId = Guid.CreateVersion7(),
            Purpose = purpose,
            TurnId = turn,
            CandidateId = candidate,
            ProviderId = "paid",
            PriceVersion = "1",
            State = ChargeState.Settled,
            Reserved = new Cost(1).ToPicoUsd(),
            Amount = new Cost(0.25m).ToPicoUsd(),
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
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
