using MetaRouter.Data.Auditing;
using MetaRouter.Data.Candidates;
using MetaRouter.Data.Providers;
using MetaRouter.Data.Storage;

namespace MetaRouter.Data.Tests.Candidates;

public abstract class CatalogueTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : CatalogueTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : CatalogueTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Ada = new(null, "ada");

    private ProviderStore Providers => new(studio.Database, studio.Time);

    private CandidateStore Candidates => new(studio.Database, studio.Time);

    private PriceStore Prices => new(studio.Database, studio.Time);

    private CatalogueReader Reader => new(studio.Database);

    [Fact]
    public async Task Provider_AddedChangedAndDeleted_IsReadBackAndNoted()
    {
        var entry = Provider(NewId()) with { EncryptedKey = [1, 2, 3], MasterKeyId = "k1", FirstTokenTimeout = TimeSpan.FromSeconds(7) };
        Assert.Equal(EntryChange.Made, await Providers.AddAsync(Ada, entry, "at http://localhost", None));
        Assert.Equal(EntryChange.IdTaken, await Providers.AddAsync(Ada, entry, "", None));
        var added = await ProviderAsync(entry.Id);
        Assert.Equal(entry with { CreatedAt = added!.CreatedAt, EncryptedKey = added.EncryptedKey }, added);
        Assert.Equal(new byte[] { 1, 2, 3 }, added.EncryptedKey);

        Assert.Equal(EntryChange.Made, await Providers.ChangeAsync(Ada, added with { IsEnabled = false, CreatedAt = default }, "disabled", None));
        var changed = await ProviderAsync(entry.Id);
        Assert.Equal((false, 2, added.CreatedAt), (changed!.IsEnabled, changed.Revision, changed.CreatedAt));
        Assert.Equal(EntryChange.ChangedElsewhere, await Providers.DeleteAsync(Ada, entry.Id, revision: 1, None));
        Assert.Equal(EntryChange.Made, await Providers.DeleteAsync(Ada, entry.Id, revision: 2, None));

        Assert.Null(await ProviderAsync(entry.Id));
        Assert.Equal(EntryChange.NotFound, await Providers.ChangeAsync(Ada, changed, "", None));
        Assert.Equal(["provider.deleted ", "provider.changed disabled", "provider.added at http://localhost"], await NotesAsync(entry.Id));
    }

    [Fact]
    public async Task Change_ByTwoFromTheSameRevision_TheSecondIsToldAndNothingIsOverwritten()
    {
        var id = NewId();
        await Providers.AddAsync(Ada, Provider(id), "", None);
        await Candidates.AddAsync(Ada, [Candidate(id, id)], None);
        var (provider, candidate) = ((await ProviderAsync(id))!, (await CandidateAsync(id))!);

        var providerChanges = await Task.WhenAll(Enumerable.Range(1, 6).Select(number =>
            Task.Run(() => Providers.ChangeAsync(Ada, provider with { BaseUrl = $"http://localhost:{number}" }, "", None))));
        var candidateChanges = await Task.WhenAll(Enumerable.Range(1, 6).Select(number =>
            Task.Run(() => Candidates.ChangeAsync(Ada, candidate with { MaxOutputTokens = number }, "", None))));

        Assert.Equal(1, providerChanges.Count(change => change == EntryChange.Made));
        Assert.Equal(5, providerChanges.Count(change => change == EntryChange.ChangedElsewhere));
        Assert.Equal(1, candidateChanges.Count(change => change == EntryChange.Made));
        Assert.Equal(2, (await CandidateAsync(id))!.Revision);
        Assert.Equal(1, (await NotesAsync(id)).Count(note => note.StartsWith("candidate.changed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Provider_ThatCandidatesName_IsNotDeleted()
    {
        var id = NewId();
        await Providers.AddAsync(Ada, Provider(id), "", None);
        await Candidates.AddAsync(Ada, [Candidate(id, id)], None);

        Assert.Equal(EntryChange.InUse, await Providers.DeleteAsync(Ada, id, 1, None));
        Assert.Equal(EntryChange.Made, await Candidates.DeleteAsync(Ada, id, 1, None));
        Assert.Equal(EntryChange.Made, await Providers.DeleteAsync(Ada, id, 1, None));
    }

    [Fact]
    public async Task Add_SeveralOfWhichOneIsThere_AddsNone()
    {
        var (taken, free) = (NewId(), NewId());
        await Candidates.AddAsync(Ada, [Candidate(taken)], None);

        var (change, ids) = await Candidates.AddAsync(Ada, [Candidate(free), Candidate(taken)], None);

        Assert.Equal(EntryChange.IdTaken, change);
        Assert.Equal([taken], ids);
        Assert.Null(await CandidateAsync(free));
    }

    [Fact]
    public async Task Add_IdThatHadAPriceUnderAnotherModel_IsTaken()
    {
        var id = NewId();
        await Candidates.AddAsync(Ada, [Candidate(id)], None);
        await Prices.EnterAsync(Ada, [Price(id, 1, Moment)], id, "", None);
        await Candidates.DeleteAsync(Ada, id, (await CandidateAsync(id))!.Revision, None);

        var (change, taken) = await Candidates.AddAsync(Ada, [Candidate(id) with { ProviderModel = "another" }], None);

        Assert.Equal(EntryChange.IdTaken, change);
        Assert.Equal([id], taken);
    }

    [Fact]
    public async Task Move_PastTheNeighbour_ChangesTheOrderAndStopsAtTheEnds()
    {
        var (first, second) = (NewId(), NewId());
        await Candidates.AddAsync(Ada, [Candidate(first), Candidate(second)], None);

        Assert.Equal(EntryChange.Made, await Candidates.MoveAsync(Ada, second, up: true, None));
        Assert.Equal([second, first], (await Reader.ReadAsync(None)).Candidates.Select(row => row.Id).Where(id => id == first || id == second));
        Assert.Equal(EntryChange.Made, await Candidates.MoveAsync(Ada, first, up: false, None));
        Assert.Equal([second, first], (await Reader.ReadAsync(None)).Candidates.Select(row => row.Id).Where(id => id == first || id == second));
        Assert.Equal(EntryChange.NotFound, await Candidates.MoveAsync(Ada, NewId(), up: true, None));
    }

    [Fact]
    public async Task Prices_Entered_AreReadBackExactly()
    {
        var id = NewId();
        await Candidates.AddAsync(Ada, [Candidate(id)], None);
        var price = Price(id, 0.123456789012m, Moment) with { CachedInputPerMillion = 0, ReasoningPerMillion = 10_000 };

        Assert.Equal(EntryChange.Made, await Prices.EnterAsync(Ada, [price], id, "by hand", None));

        var read = (await Reader.ReadAsync(None)).Prices.Single(row => row.CandidateId == id);
        Assert.Equal(price with { Sequence = read.Sequence, EnteredAt = read.EnteredAt }, read);
        Assert.Equal($"price-{read.Sequence}", read.Version);
        Assert.Contains("price.entered by hand", await NotesAsync(id));
    }

    [Fact]
    public async Task Prices_OfWhichOneHasNoCandidate_AreEnteredNotAtAll()
    {
        var id = NewId();
        await Candidates.AddAsync(Ada, [Candidate(id)], None);

        Assert.Equal(EntryChange.NotFound, await Prices.EnterAsync(Ada, [Price(id, 1, Moment), Price(NewId(), 1, Moment)], $"catalogue {id}", "", None));

        Assert.DoesNotContain((await Reader.ReadAsync(None)).Prices, price => price.CandidateId == id);
        Assert.Empty(await NotesAsync($"catalogue {id}"));
    }

    [Fact]
    public async Task Prices_OfACatalogue_AreOneNote()
    {
        var ids = new[] { NewId(), NewId() };
        await Candidates.AddAsync(Ada, [.. ids.Select(id => Candidate(id))], None);

        await Prices.EnterAsync(Ada, [.. ids.Select(id => Price(id, 1, Moment))], $"catalogue {ids[0]}", "2 prices", None);

        Assert.Equal(["prices.imported 2 prices"], await NotesAsync($"catalogue {ids[0]}"));
    }

    [Fact]
    public async Task Revision_AfterEveryKindOfChange_Differs()
    {
        var id = NewId();
        var seen = new List<string> { await Reader.RevisionAsync(None) };

        await Seen(() => Providers.AddAsync(Ada, Provider(id), "", None));
        await Seen(async () => await Providers.ChangeAsync(Ada, (await ProviderAsync(id))!, "", None));
        await Seen(() => Candidates.AddAsync(Ada, [Candidate(id, id), Candidate(id + "-2", id)], None));
        await Seen(async () => await Candidates.ChangeAsync(Ada, (await CandidateAsync(id))!, "", None));
        await Seen(() => Candidates.MoveAsync(Ada, id, up: false, None));
        await Seen(() => Prices.EnterAsync(Ada, [Price(id, 1, Moment)], id, "", None));
        await Seen(async () => await Candidates.DeleteAsync(Ada, id + "-2", (await CandidateAsync(id + "-2"))!.Revision, None));
        await Seen(() => Candidates.AddAsync(Ada, [Candidate(id + "-3", id)], None));

        Assert.Equal(seen.Count, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(seen[^1], await Reader.RevisionAsync(None));

        async Task Seen(Func<Task> change)
        {
            await change();
            seen.Add(await Reader.RevisionAsync(None));
        }
    }

    private static DateTimeOffset Moment => new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static string NewId() => $"entry-{Guid.NewGuid():N}"[..30];

    private static ProviderEntry Provider(string id) => new()
    {
        Id = id, BaseUrl = "http://localhost/v1", FirstTokenTimeout = TimeSpan.FromMinutes(1), BetweenTokensTimeout = TimeSpan.FromMinutes(1), TotalTimeout = TimeSpan.FromMinutes(5), CreatedAt = default,
    };

    private static CandidateEntry Candidate(string id, string provider = "somewhere") => new()
    {
        Id = id, Name = id, Maker = "Testers", ProviderId = provider, ProviderModel = "m", MaxOutputTokens = 100, Position = 0, CreatedAt = default,
    };

    private static PriceEntry Price(string candidate, decimal input, DateTimeOffset from) => new()
    {
        CandidateId = candidate, InputPerMillion = input, OutputPerMillion = 2, EffectiveFrom = from, Source = "a test", EnteredAt = default,
    };

    private async Task<ProviderEntry?> ProviderAsync(string id) => (await Reader.ReadAsync(None)).Providers.SingleOrDefault(row => row.Id == id);

    private async Task<CandidateEntry?> CandidateAsync(string id) => (await Reader.ReadAsync(None)).Candidates.SingleOrDefault(row => row.Id == id);

    private async Task<List<string>> NotesAsync(string subject) =>
        [.. (await new AuditLog(studio.Database).ReadAsync(10_000, null, None)).Where(entry => entry.Subject == subject).Select(entry => $"{entry.Action} {entry.Details}")];
}
