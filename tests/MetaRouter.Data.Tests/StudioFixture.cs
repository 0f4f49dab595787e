using System.Text.Json;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Quality;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
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
public abstract class StudioFixture : IAsyncLifetime
{
    public StepClock Time { get; } = new();

    public StudioDatabase Database { get; private set; } = null!;

    public PersonStore People { get; private set; } = null!;

    public ComparisonStore Comparisons { get; private set; } = null!;

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

    /// <summary>The comparison as it is now.</summary>
    public async Task<Comparison> FindAsync(Comparison comparison) =>
        (await Comparisons.FindAsync(comparison.PersonId, comparison.Id, CancellationToken.None))!;

    /// <summary>Compares all columns of two comparisons and of their answers.</summary>
    public static bool SameContent(Comparison left, Comparison right) => JsonSerializer.Serialize(left) == JsonSerializer.Serialize(right);

    public static Comparison New(Guid personId, string query = "What is a monad?", string? questionId = null) => new()
    {
        PersonId = personId,
        Query = query,
        QuestionId = questionId,
        PricesShown = true,
        Blind = true,
        PairPolicyName = "regret",
        PairPolicyVersion = "1",
        Propensity = 0.25,
        CostScaleVersion = "log-1-2",
        Left = NewAnswer(Side.Left, "demo/pocket", 0.0001m),
        Right = NewAnswer(Side.Right, "demo/max", 0.004m),
    };

    public static ComparisonAnswer NewAnswer(Side side, string candidateId, decimal expectedUsd) => new()
    {
        Side = side,
        CandidateId = candidateId,
        CandidateName = candidateId + " by name",
        Maker = "maker",
        ProviderId = "demo",
        PriceVersion = "demo-1",
        ExpectedCost = new Cost(expectedUsd),
    };

    public static ComparisonAnswer Answered(ComparisonAnswer answer, string text) => answer with
    {
        Text = text,
        State = AnswerState.Complete,
        InputTokens = 12,
        OutputTokens = 345,
        Cost = new Cost(answer.ExpectedCost.Usd * 2),
        TimeToFirstToken = TimeSpan.FromMilliseconds(180),
        Duration = TimeSpan.FromSeconds(3.25),
        FinishReason = "stop",
    };

    public static VoteRecord Vote(Comparison comparison, int revision, Choice choice = Choice.ABetter) => new()
    {
        PersonId = comparison.PersonId,
        ComparisonId = comparison.Id,
        Choice = choice,
        VoteMilliseconds = 4200,
        ShownLeft = new PriceTag(new Cost(0.0002m), IsExpected: false),
        ShownRight = new PriceTag(new Cost(0.004m), IsExpected: true),
        QualityLeft = 0.4,
        QualityRight = 0.9,
        QualitySource = QualitySource.Graded,
        NormalisedCostLeft = 0.1,
        NormalisedCostRight = 0.8,
        IsContext = true,
        PreferenceBefore = new PreferenceSnapshot(0.5, 0.05, 0.5, 0.95, "plug-in 1"),
        PreferenceAfter = new PreferenceSnapshot(0.625, 0.25, 0.625, 0.95, "plug-in 1"),
        Preference = Update(revision),
    };

    /// <summary>An update from a revision; its bytes tell which one.</summary>
    public static PreferenceUpdate Update(int revision) => new(revision, new PreferenceState("plug-in 1", new byte[] { 7, (byte)revision }));
}
