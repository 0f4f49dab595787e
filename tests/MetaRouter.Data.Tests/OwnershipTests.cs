using System.Reflection;
using System.Text;
using System.Text.Json;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests;

/// <summary>What a stranger who knows the ids of somebody's comparison and conversation can do with them: what they could with ids made up.</summary>
public abstract class OwnershipTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : OwnershipTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : OwnershipTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<string> CallsWithIds => [.. OwnershipCalls.WithIds.Keys];

    public static TheoryData<string> CallsWithoutIds => [.. OwnershipCalls.WithoutIds.Keys];

    [Fact]
    public void EveryMethodOfTheStores_StandsInTheTables()
    {
        var methods = OwnershipCalls.Stores.SelectMany(store => store.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(method => $"{store.Name}.{method.Name}"));

        Assert.Equal(methods.Order(), OwnershipCalls.WithIds.Keys.Concat(OwnershipCalls.WithoutIds.Keys).Concat(OwnershipCalls.ForNobody).Order());
    }

    [Theory]
    [MemberData(nameof(CallsWithIds))]
    public async Task ForeignId_IsLikeAnUnknownOneAndChangesNothing(string method)
    {
        var owner = await studio.GuestAsync();
        var stranger = await studio.GuestAsync();
        var open = await studio.OpenAsync(owner, "the owner's open question", "qa-01");
        var voted = await studio.OpenAsync(owner, "the owner's judged question", "qa-02");
        Assert.Equal(VoteResult.Recorded, await studio.Comparisons.RecordVoteAsync(StudioFixture.RewardedVote(voted, 0), None));
        var answering = (await studio.Comparisons.StartAsync(StudioFixture.New(owner, "the owner's new question"), None))!;
        var routed = await studio.RoutedAsync(owner, "the owner's routed question");
        await studio.Journal.SetThumbAsync(owner, routed.Id, true, [StudioFixture.Reward(owner, routed.Id)], None);
        var profile = (await studio.Profiles.CreateAsync(owner, "the owner's profile", None)).Profile!;
        var before = (await ExportAsync(owner), await RewardsAsync(owner));

        var call = OwnershipCalls.WithIds[method];
        foreach (var theirs in new[] { open, voted, answering })
        {
            var foreign = await call(studio, stranger, new(theirs.Id, theirs.ConversationId, routed.Id, routed.DecisionId, profile.Id));
            var unknown = await call(studio, stranger, new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()));
            Assert.True(IsNothing(foreign));
            Assert.Equal(JsonSerializer.Serialize(unknown), JsonSerializer.Serialize(foreign));
        }

        Assert.Equal(before, (await ExportAsync(owner), await RewardsAsync(owner)));
        Assert.Equal(0, (await RewardsAsync(stranger)).Count);
    }

    [Theory]
    [MemberData(nameof(CallsWithoutIds))]
    public async Task StrangersOwnCall_TouchesNobodyElse(string method)
    {
        var owner = await studio.GuestAsync();
        await studio.VotedAsync(owner);
        await studio.RoutedAsync(owner);
        await studio.Profiles.CreateAsync(owner, "home", None);
        var stranger = await studio.GuestAsync();
        await studio.VotedAsync(stranger);
        var before = await ExportAsync(owner);

        await OwnershipCalls.WithoutIds[method](studio, stranger);

        Assert.Equal(before, await ExportAsync(owner));
        Assert.True(IsNothing(await OwnershipCalls.WithoutIds[method](studio, Guid.CreateVersion7())));
    }

    private static bool IsNothing(object? result) =>
        result is null or false or VoteResult.NotFound or WithdrawalResult.NotFound or DeletionResult.NotFound or ProfileResult.NotFound
        || (result is System.Collections.IEnumerable rows && !rows.Cast<object>().Any());

    private async Task<(int Count, string Lines)> RewardsAsync(Guid person)
    {
        await using var context = studio.Database.CreateContext();
        var lines = await context.Rewards.Where(row => row.PersonId == person)
            .Select(row => new { row.Sequence, row.Value, IsReversed = context.Rewards.Any(later => later.Reverses == row.Sequence) })
            .OrderBy(row => row.Sequence).ToListAsync();
        return (lines.Count, string.Join('\n', lines));
    }

    private async Task<string> ExportAsync(Guid person)
    {
        using var stream = new MemoryStream();
        Assert.True(await studio.People.ExportAsync(person, stream, None));
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
        return string.Join('\n', lines.Where(line => !line.Contains("\"exported_at\"", StringComparison.Ordinal)));
    }
}
