using System.Text;
using System.Text.Json;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Routing;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Data.Rewards;
using MetaRouter.Data.Routing;
using MetaRouter.TestKit;
using NJsonSchema;
using static MetaRouter.Data.Tests.Exports.Datasets.ExportingStudio;

namespace MetaRouter.Data.Tests.Exports.Datasets;

/// <summary>The documents under docs/specs are true of what is written.</summary>
public abstract class DatasetSchemaTests(StudioFixture studio) : IAsyncLifetime
{
    public sealed class OnSqlite() : DatasetSchemaTests(new SqliteStudio());

    public sealed class OnPostgreSql() : DatasetSchemaTests(new PostgreSqlStudio());

    private static readonly CancellationToken None = CancellationToken.None;

    public async Task InitializeAsync()
    {
        await studio.InitializeAsync();
        await studio.RulesAsync();
    }

    public Task DisposeAsync() => studio.DisposeAsync();

    [Theory]
    [InlineData("arena")]
    [InlineData("dpo")]
    [InlineData("kto")]
    [InlineData("bandit")]
    [InlineData("contexts")]
    [InlineData("manifest")]
    public async Task Example_OfEachDocument_IsValid(string name)
    {
        var schema = await SchemaAsync(name);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(PathOf(name)));
        var example = Assert.Single(document.RootElement.GetProperty("examples").EnumerateArray().ToList());

        Assert.Empty(schema.Validate(example.GetRawText()));
        // It can fail: a field less, a field more.
        var first = example.EnumerateObject().First().Name;
        Assert.NotEmpty(schema.Validate(example.GetRawText().Replace($"\"{first}\"", "\"unheard_of\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Export_EveryKind_SatisfiesItsDocument()
    {
        await FillAsync();
        foreach (var kind in Enum.GetValues<DatasetKind>())
        {
            var schema = await SchemaAsync(DatasetRequest.Name(kind));
            var (text, manifest) = await studio.ExportAsync(kind);
            var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

            Assert.NotEmpty(lines);
            Assert.All(lines, line => Assert.Empty(schema.Validate(line)));
            Assert.Empty((await SchemaAsync("manifest")).Validate(Encoding.UTF8.GetString(manifest.ToJson())));
        }
    }

    [Fact]
    public async Task Export_Bandit_CarriesDecisionRewardAndNoPerson()
    {
        var person = await FillAsync();

        var rows = Lines((await studio.ExportAsync(DatasetKind.Bandit)).Text);

        Assert.Equal(3, rows.Count);
        Assert.Equal([0.75, null, 0.25], rows.Select(row => row.At("reward").ValueKind == JsonValueKind.Null ? (double?)null : row.At("reward").GetDouble()));
        Assert.Equal("demo/pocket", rows[0].At("chosen").GetString());
        Assert.Equal("person", rows[0].At("budget_state")[0].At("name").GetString());
        Assert.Equal(rows[0].At("context_hash").GetString(), rows[1].At("context_hash").GetString());
        Assert.NotEqual(rows[0].At("context_hash").GetString(), rows[2].At("context_hash").GetString());
        Assert.Equal("overrule", rows[2].At("reward_source").GetString());
        Assert.DoesNotContain(person.ToString(), rows[0].ToString(), StringComparison.OrdinalIgnoreCase);
    }

    // A conversation with a vote of each kind, and routed answers with a thumb, without, and overruled.
    private async Task<Guid> FillAsync()
    {
        var person = await studio.ConsentingGuestAsync();
        var (revision, conversation) = (0, Guid.Empty);
        var turn = 0;
        foreach (var choice in Enum.GetValues<Choice>())
        {
            var started = (await studio.Comparisons.StartAsync(
                StudioFixture.New(person, $"{choice}?") with { ConversationId = conversation, TurnIndex = turn++, Category = turn % 2 == 0 ? "math" : null }, None))!;
            conversation = started.ConversationId;
            foreach (var side in Enum.GetValues<Side>())
                await studio.Comparisons.SaveAnswerAsync(person, started.Id, StudioFixture.Answered(started.Answer(side), $"# {side}\n**bold**"), None);
            await studio.Comparisons.SetStateAsync(person, started.Id, ComparisonState.Open, None);
            var isContext = choice != Choice.BothBad;
            var vote = StudioFixture.Vote(started, revision, choice);
            if (!isContext) vote = vote with { IsContext = false, Preference = null, ShownLeft = null, ShownRight = null, NormalisedCostLeft = null, NormalisedCostRight = null, PreferenceBefore = null };
            else revision++;
            Assert.Equal(VoteResult.Recorded, await studio.Comparisons.RecordVoteAsync(vote, None));
            await studio.Comparisons.AnnotateAsync(person, started.Id, [ComparisonReason.Useful, ComparisonReason.Faster], choice == Choice.Tie ? "=1+1" : null, None);
        }

        var up = await DecideAsync(person, "What is a monoid?", conversation, turn++);
        Assert.True(await studio.Journal.SetThumbAsync(person, up.Id, true, [StudioFixture.Reward(person, up.Id) with { CreatedAt = studio.Time.GetUtcNow() }], None));
        await DecideAsync(person, "What is a monoid?", conversation, turn++);
        var overruled = await DecideAsync(person, "And a group?", conversation, turn);
        var comparison = (await studio.Journal.BecomeComparisonAsync(person, overruled.Id, StudioFixture.Another(overruled), None))!;
        await studio.Comparisons.SaveAnswerAsync(person, comparison.Id, StudioFixture.Answered(comparison.Right, "other"), None);
        await studio.Comparisons.SetStateAsync(person, comparison.Id, ComparisonState.Open, None);
        var rewarded = StudioFixture.Vote(comparison, revision) with
        {
            Rewards = [StudioFixture.Reward(person, comparison.Id, "demo/pocket", 0.25) with { Source = RewardSource.Overrule, CreatedAt = studio.Time.GetUtcNow() }],
        };
        Assert.Equal(VoteResult.Recorded, await studio.Comparisons.RecordVoteAsync(rewarded, None));
        return person;
    }

    private async Task<RoutedAnswer> DecideAsync(Guid person, string query, Guid conversation, int turn)
    {
        var inputs = new RoutingInputs
        {
            CostWeight = 0.9, CostWeightVariance = 0.01, Preference = PreferenceSource.Learned, Draw = 0.5, Exploration = 0.02, QualityVersion = "made up",
            Candidates =
            [
                new RoutedCandidate("demo/pocket", 0.6, 0.1, QualitySource.Predicted, 0.01, 0.001, 0.004, 0.1),
                new RoutedCandidate("demo/max", 0.9, 0.1, QualitySource.Assumed, 0.02, 0.1, 0.4, 0.9),
            ],
            Budgets = [new RoutedBudget($"person:{person:D}", 2, 0.1, 3)],
        };
        var decision = RoutingLog.Of(person, inputs, Router.Decide(inputs).Decision!, studio.Time.GetUtcNow());
        Assert.Equal("demo/pocket", decision.CandidateId);
        var started = (await studio.Journal.StartAsync(
            decision, StudioFixture.Routed(decision, query) with { ConversationId = conversation, TurnIndex = turn }, None))!;
        await studio.Journal.SaveAnswerAsync(person, started with { State = AnswerState.Complete, Text = "Routed.", Cost = new Cost(0.002m) }, None);
        return (await studio.Journal.FindAsync(person, started.Id, None))!;
    }

    private static Task<JsonSchema> SchemaAsync(string name) => JsonSchema.FromFileAsync(PathOf(name), None);

    private static string PathOf(string name) => RepositoryFiles.Path($"docs/specs/export-{name}.schema.json");
}
