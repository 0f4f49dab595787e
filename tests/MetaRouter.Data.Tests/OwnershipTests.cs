using System.Reflection;
using System.Text;
using System.Text.Json;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;

namespace MetaRouter.Data.Tests;

/// <summary>What a stranger who knows the ids of somebody's comparison and conversation can do with them: what they could with ids made up.</summary>
public abstract class OwnershipTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : OwnershipTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : OwnershipTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Somebody's ids, or ones made up, in a stranger's hand.</summary>
    private sealed record Ids(Guid Comparison, Guid Conversation, Side Side);

    private static readonly Dictionary<string, Func<ComparisonStore, Guid, Ids, Task<object?>>> ComparisonCalls = new()
    {
        [nameof(ComparisonStore.StartAsync)] = async (store, stranger, ids) =>
            await store.StartAsync(StudioFixture.New(stranger) with { ConversationId = ids.Conversation }, None),
        [nameof(ComparisonStore.SaveAnswerAsync)] = async (store, stranger, ids) =>
            await store.SaveAnswerAsync(stranger, ids.Comparison, StudioFixture.Answered(StudioFixture.NewAnswer(ids.Side, "x", 1), "forged"), None),
        [nameof(ComparisonStore.SetStateAsync)] = async (store, stranger, ids) =>
            await store.SetStateAsync(stranger, ids.Comparison, ComparisonState.Superseded, None),
        [nameof(ComparisonStore.RecordVoteAsync)] = async (store, stranger, ids) => await store.RecordVoteAsync(
            StudioFixture.Vote(StudioFixture.New(stranger) with { Id = ids.Comparison }, 0) with { EarlyVote = true }, None),
        [nameof(ComparisonStore.AnnotateAsync)] = async (store, stranger, ids) =>
            await store.AnnotateAsync(stranger, ids.Comparison, [ComparisonReason.Useful], "forged", None),
        [nameof(ComparisonStore.WithdrawAsync)] = async (store, stranger, ids) =>
            await store.WithdrawAsync(stranger, ids.Comparison, StudioFixture.Update(0), None),
        [nameof(ComparisonStore.DeleteAsync)] = async (store, stranger, ids) =>
            await store.DeleteAsync(stranger, ids.Comparison, StudioFixture.Update(0), None),
        [nameof(ComparisonStore.FindAsync)] = async (store, stranger, ids) => await store.FindAsync(stranger, ids.Comparison, None),
        [nameof(ComparisonStore.TurnsAsync)] = async (store, stranger, ids) => await store.TurnsAsync(stranger, ids.Conversation, None),
        [nameof(ComparisonStore.LatestUnfinishedAsync)] = async (store, stranger, _) => await store.LatestUnfinishedAsync(stranger, DateTimeOffset.MinValue, None),
        [nameof(ComparisonStore.HistoryAsync)] = async (store, stranger, _) => await store.HistoryAsync(stranger, 100, null, None),
        [nameof(ComparisonStore.ContextsAsync)] = async (store, stranger, _) => await store.ContextsAsync(stranger, None),
        [nameof(ComparisonStore.RecentQueriesAsync)] = async (store, stranger, _) => await store.RecentQueriesAsync(stranger, 200, None),
        [nameof(ComparisonStore.HasJudgedQuestionAsync)] = async (store, stranger, _) =>
            await store.HasJudgedQuestionAsync(stranger, "qa-02", None),
        [nameof(ComparisonStore.AnsweredQuestionIdsAsync)] = async (store, stranger, _) => await store.AnsweredQuestionIdsAsync(stranger, None),
    };

    private static readonly Dictionary<string, Func<PersonStore, Guid, Task<object?>>> PersonCalls = new()
    {
        [nameof(PersonStore.FindAsync)] = async (store, stranger) => await store.FindAsync(stranger, None),
        [nameof(PersonStore.SeenAsync)] = async (store, stranger) => await store.SeenAsync(stranger, None),
        [nameof(PersonStore.UpdateSettingsAsync)] = async (store, stranger) => await store.UpdateSettingsAsync(stranger, settings => settings with { HidePrices = true }, None),
        [nameof(PersonStore.SkipOnboardingAsync)] = async (store, stranger) => await store.SkipOnboardingAsync(stranger, None),
        [nameof(PersonStore.SavePreferenceAsync)] = async (store, stranger) => await store.SavePreferenceAsync(stranger, StudioFixture.Update(0), None),
        [nameof(PersonStore.ResetPreferenceAsync)] = async (store, stranger) => await store.ResetPreferenceAsync(stranger, None),
        [nameof(PersonStore.ExportAsync)] = async (store, stranger) => await store.ExportAsync(stranger, Stream.Null, None),
        [nameof(PersonStore.EraseAsync)] = async (store, stranger) => await store.EraseAsync(stranger, None),
    };

    public static TheoryData<string> ComparisonMethods => [.. ComparisonCalls.Keys];

    public static TheoryData<string> PersonMethods => [.. PersonCalls.Keys];

    [Fact]
    public void EveryMethodThatActsForSomeone_StandsInTheTable()
    {
        // These act for nobody in particular: a new guest, start-up, and two reads that carry no person.
        string[] forNobody =
        [
            nameof(PersonStore.CreateGuestAsync), nameof(ComparisonStore.InterruptAsync),
            nameof(ComparisonStore.VotesAsync),
        ];
        string[] methods =
        [
            .. new[] { typeof(ComparisonStore), typeof(PersonStore) }
                .SelectMany(store => store.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                .Select(method => method.Name).Except(forNobody),
        ];

        Assert.Equal(methods.Order(), ComparisonCalls.Keys.Union(PersonCalls.Keys).Order());
    }

    [Theory]
    [MemberData(nameof(ComparisonMethods))]
    public async Task ForeignId_IsLikeAnUnknownOneAndChangesNothing(string method)
    {
        var owner = await studio.GuestAsync();
        var stranger = await studio.GuestAsync();
        var open = await studio.OpenAsync(owner, "the owner's open question", "qa-01");
        var voted = await studio.VotedAsync(owner, "the owner's judged question", "qa-02");
        var answering = (await studio.Comparisons.StartAsync(StudioFixture.New(owner, "the owner's new question"), None))!;
        var before = await ExportAsync(owner);

        var call = ComparisonCalls[method];
        foreach (var theirs in new[] { open, voted, answering })
        {
            var foreign = await call(studio.Comparisons, stranger, new Ids(theirs.Id, theirs.ConversationId, Side.Left));
            var unknown = await call(studio.Comparisons, stranger, new Ids(Guid.CreateVersion7(), Guid.CreateVersion7(), Side.Left));
            var empty = foreign is System.Collections.IEnumerable rows && !rows.Cast<object>().Any();
            Assert.True(empty || foreign is null or false or VoteResult.NotFound or WithdrawalResult.NotFound or DeletionResult.NotFound);
            Assert.Equal(JsonSerializer.Serialize(unknown), JsonSerializer.Serialize(foreign));
        }

        Assert.Equal(before, await ExportAsync(owner));
    }

    [Theory]
    [MemberData(nameof(PersonMethods))]
    public async Task StrangersOwnCall_TouchesNobodyElse(string method)
    {
        var owner = await studio.GuestAsync();
        await studio.VotedAsync(owner);
        var stranger = await studio.GuestAsync();
        await studio.VotedAsync(stranger);
        var before = await ExportAsync(owner);

        await PersonCalls[method](studio.People, stranger);

        Assert.Equal(before, await ExportAsync(owner));
        Assert.True(await PersonCalls[method](studio.People, Guid.CreateVersion7()) is null or false);
    }

    private async Task<string> ExportAsync(Guid person)
    {
        using var stream = new MemoryStream();
        Assert.True(await studio.People.ExportAsync(person, stream, None));
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
        return string.Join('\n', lines.Where(line => !line.Contains("\"exported_at\"", StringComparison.Ordinal)));
    }
}
