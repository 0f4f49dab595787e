using MetaRouter.Core.Candidates;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Probes;

namespace MetaRouter.Data.Tests.Probes;

public abstract class QuestionSetStoreTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : QuestionSetStoreTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : QuestionSetStoreTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;
    private readonly QuestionSetStore _sets = new(studio.Database, studio.Time);

    [Fact]
    public async Task Add_Questions_AreReadBackInTheirOrder()
    {
        Assert.Equal(SetUpload.Stored, await AddAsync("In order", Question("one", "1", "numbers"), Question("two"), Question("three")));

        var set = Assert.Single(await _sets.ListAsync(None), row => row.Name == "In order");
        Assert.Equal(3, set.Count);
        Assert.Equal(
            [new ProbeQuestion { SetId = set.Id, Index = 0, Query = "one", Reference = "1", Category = "numbers" }, Of(set, 1, "two"), Of(set, 2, "three")],
            await _sets.QuestionsAsync(set.Id, None));
        var noted = (await new AuditLog(studio.Database).ReadAsync(100, null, None)).First(entry => entry.Subject == "In order");
        Assert.Equal(("question_set.uploaded", "admin", "3 questions"), (noted.Action, noted.ActorName, noted.Details));
    }

    [Fact]
    public async Task Add_NameOfAnotherSet_StoresNothing()
    {
        await AddAsync("Taken", Question("one"));
        Assert.Equal(SetUpload.NameTaken, await AddAsync("Taken", Question("two"), Question("three")));
        Assert.Equal(1, Assert.Single(await _sets.ListAsync(None), row => row.Name == "Taken").Count);
    }

    [Fact]
    public async Task Remove_SetOfAProbe_StaysAndAnotherGoes()
    {
        await AddAsync("Used", Question("one"));
        await AddAsync("Unused", Question("one"));
        var sets = (await _sets.ListAsync(None)).ToDictionary(set => set.Name);
        var actor = await ActorAsync();
        await new ProbeStore(studio.Database, studio.Time).StartAsync(actor, ProbeStoreTests.New(actor, "used/set") with { SetId = sets["Used"].Id }, None);

        Assert.Equal(SetRemoval.InUse, await _sets.RemoveAsync(actor, sets["Used"].Id, None));
        Assert.Equal(SetRemoval.Removed, await _sets.RemoveAsync(actor, sets["Unused"].Id, None));
        Assert.Equal(SetRemoval.NotFound, await _sets.RemoveAsync(actor, sets["Unused"].Id, None));
        Assert.Single(await _sets.QuestionsAsync(sets["Used"].Id, None));
        Assert.Empty(await _sets.QuestionsAsync(sets["Unused"].Id, None));
        Assert.Contains(sets["Used"].Id, await _sets.InUseAsync(None));
    }

    private async Task<Actor> ActorAsync() => new(await studio.GuestAsync(), "admin");

    private async Task<SetUpload> AddAsync(string name, params ProbeQuestion[] questions) => await _sets.AddAsync(await ActorAsync(), name, questions, None);

    private static ProbeQuestion Question(string query, string? reference = null, string? category = null) =>
        new() { SetId = Guid.Empty, Index = 0, Query = query, Reference = reference, Category = category };

    private static ProbeQuestion Of(QuestionSet set, int index, string query) => new() { SetId = set.Id, Index = index, Query = query };
}
