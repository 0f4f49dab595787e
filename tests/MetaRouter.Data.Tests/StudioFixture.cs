using System.Text.Json;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.Rewards;
using MetaRouter.Data.Routing;
using MetaRouter.Data.Storage;
using MetaRouter.Data.VoteWriter;
using MetaRouter.TestKit;
using MetaRouter.TestKit.Databases;

namespace MetaRouter.Data.Tests;

/// <summary>A SQLite file in a directory of its own.</summary>
public sealed class SqliteStudio : StudioFixture
{
    private readonly TemporaryFolder _folder = new();

    public override string Address => _folder.Path;

    protected override Task CreateAsync() => Task.CompletedTask;

    protected override Task RemoveAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>A PostgreSQL database on the server of the tests.</summary>
public sealed class PostgreSqlStudio : StudioFixture
{
    private PostgresDatabase? _database;

    public override string Address => _database!.ConnectionString;

    protected override async Task CreateAsync() => _database = await PostgresServer.CreateDatabaseAsync();

    protected override async Task RemoveAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }
}

/// <summary>A database of its own that goes away with it, the stores on it, and rows to fill it with.</summary>
public abstract partial class StudioFixture : IAsyncLifetime
{
    public StepClock Time { get; } = new();

    public StudioDatabase Database { get; private set; } = null!;

    public PersonStore People { get; private set; } = null!;

    public ComparisonStore Comparisons { get; private set; } = null!;

    public ProfileStore Profiles { get; private set; } = null!;

    public RoutingJournal Journal { get; private set; } = null!;

    public RewardLog Rewards { get; private set; } = null!;

    /// <summary>What another process is told so that it opens the same database: <see cref="WrittenVote.OpenAsync"/>.</summary>
    public abstract string Address { get; }

    /// <summary>Opens the same database once more, as another process would.</summary>
    public Task<StudioDatabase> OpenAgainAsync() => WrittenVote.OpenAsync(Address);

    public async Task InitializeAsync()
    {
        await CreateAsync();
        Database = await OpenAgainAsync();
        People = new PersonStore(Database, Time);
        Comparisons = new ComparisonStore(Database, Time);
        Profiles = new ProfileStore(Database, Time);
        Journal = new RoutingJournal(Database, Time);
        Rewards = new RewardLog(Database, Time);
    }

    public async Task DisposeAsync()
    {
        Database?.Dispose();
        await RemoveAsync();
    }

    protected abstract Task CreateAsync();

    protected abstract Task RemoveAsync();

    /// <summary>A new guest's id.</summary>
    public async Task<Guid> GuestAsync() => (await People.CreateGuestAsync(CancellationToken.None)).Id;

    /// <summary>A comparison that waits for a choice.</summary>
    public async Task<Comparison> OpenAsync(Guid personId, string query = "What is a monad?", string? questionId = null)
    {
        var comparison = (await Comparisons.StartAsync(New(personId, query, questionId), CancellationToken.None))!;
        foreach (var side in Enum.GetValues<Side>())
            await Comparisons.SaveAnswerAsync(personId, comparison.Id, Answered(comparison.Answer(side), $"{side} answers: {query}"), CancellationToken.None);
        await Comparisons.SetStateAsync(personId, comparison.Id, ComparisonState.Open, CancellationToken.None);
        return (await Comparisons.FindAsync(personId, comparison.Id, CancellationToken.None))!;
    }

    /// <summary>A comparison that was judged and is a context.</summary>
    public async Task<Comparison> VotedAsync(Guid personId, string query = "What is a monad?", string? questionId = null)
    {
        var comparison = await OpenAsync(personId, query, questionId);
        var vote = Vote(comparison, (await People.FindAsync(personId, CancellationToken.None))!.PreferenceRevision);
        Assert.Equal(VoteResult.Recorded, await Comparisons.RecordVoteAsync(vote, CancellationToken.None));
        return (await Comparisons.FindAsync(personId, comparison.Id, CancellationToken.None))!;
    }

    /// <summary>A routed answer that has come to its end.</summary>
    public async Task<RoutedAnswer> RoutedAsync(Guid personId, string query = "What is a monoid?", Guid conversationId = default, int turn = 0)
    {
        var decision = Decision(personId);
        var started = (await Journal.StartAsync(decision, Routed(decision, query) with { ConversationId = conversationId, TurnIndex = turn }, CancellationToken.None))!;
        Assert.True(await Journal.SaveAnswerAsync(personId, started with { State = AnswerState.Complete, Text = "Routed: " + query, Cost = new Cost(0.002m) }, CancellationToken.None));
        return (await Journal.FindAsync(personId, started.Id, CancellationToken.None))!;
    }

    /// <summary>The comparison as it is now.</summary>
    public async Task<Comparison> FindAsync(Comparison comparison) =>
        (await Comparisons.FindAsync(comparison.PersonId, comparison.Id, CancellationToken.None))!;

    /// <summary>Compares all columns of two comparisons and of their answers.</summary>
    public static bool SameContent(Comparison left, Comparison right) => JsonSerializer.Serialize(left) == JsonSerializer.Serialize(right);
}
