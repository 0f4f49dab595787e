using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Data.Imports;
using MetaRouter.Data.Tests.Exports.Datasets;
using MetaRouter.TestKit;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Imports;

public abstract class DatasetImportTests(StudioFixture studio) : IAsyncLifetime
{
    public sealed class OnSqlite() : DatasetImportTests(new SqliteStudio());

    public sealed class OnPostgreSql() : DatasetImportTests(new PostgreSqlStudio());

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Researcher = new(Guid.NewGuid(), "a researcher");
    private readonly TemporaryFolder _folder = new();

    private DatasetImport Import => new(studio.Database, studio.Time);

    public Task InitializeAsync() => studio.InitializeAsync();

    public async Task DisposeAsync()
    {
        _folder.Dispose();
        await studio.DisposeAsync();
    }

    [Fact]
    public async Task Import_HumanVotes_LoadsThemAndSaysSo()
    {
        var result = await ImportAsync("votes", Vote("1", "über 你好", "model_a"), "", Vote("2", "q", "model_b"), Vote("3", "r", "both_bad"));

        Assert.Null(result.Refusal);
        Assert.Equal((3, 0, ImportFormat.HumanVotes, "votes"), (result.Dataset!.Loaded, result.Dataset.Duplicates, result.Dataset.Format, result.Dataset.Name));
        Assert.Equal(result.Dataset, Assert.Single(await Import.ListAsync(None)));
        var rows = await RowsAsync();
        Assert.Equal(["über 你好", "q", "r"], rows.Select(row => row.Query));
        Assert.Equal([ComparisonOutcome.LeftBetter, ComparisonOutcome.RightBetter, ComparisonOutcome.BothBad], rows.Select(row => row.Outcome));
        await using var context = studio.Database.CreateContext();
        var entry = await context.AuditEntries.SingleAsync();
        Assert.Equal(("dataset.imported", "votes", "3 votes, 0 were there already"), (entry.Action, entry.Subject, entry.Details));
    }

    [Fact]
    public async Task Import_SameVotesAgain_AreSkippedAndCounted()
    {
        await ImportAsync("first", Vote("1", "a", "tie"), Vote("2", "b", "tie"));

        var result = await ImportAsync("second", Vote("other id", "b", "tie"), Vote("3", "c", "tie"), Vote("4", "c", "tie"), Vote("5", "b", "model_a"));

        Assert.Equal((2, 2), (result.Dataset!.Loaded, result.Dataset.Duplicates));
        Assert.Equal(4, (await RowsAsync()).Count);
    }

    [Fact]
    public async Task Import_BadLines_LoadsNothingAndNamesThem()
    {
        string[] lines = [Vote("1", "a", "tie"), "{", "[1]", Vote("2", "b", "somebody"), """{"id":"3","query":"q"}""", "{\"id\":\"4\",\"query\":\"\\ud800\"}", Vote("5", "e", "tie")];

        var refused = await ImportAsync("bad", lines);

        Assert.Equal((ImportRefusal.BadLines, 5), (refused.Refusal, refused.BadLineCount));
        Assert.Equal([2, 3, 4, 5, 6], refused.BadLines.Select(line => line.Number));
        Assert.Equal("has the winner \"somebody\"; it must be model_a, model_b, tie or both_bad.", refused.BadLines[2].Problem);
        Assert.Equal("has no text \"model_a\".", refused.BadLines[3].Problem);
        Assert.Empty(await RowsAsync());
        Assert.Empty(await Import.ListAsync(None));

        var skipped = await ImportAsync("bad", true, lines);
        Assert.Equal((2, 5), (skipped.Dataset!.Loaded, skipped.BadLineCount));
    }

    [Fact]
    public async Task Import_NameTakenOrEmptyOrUnknownFile_IsRefused()
    {
        await ImportAsync("taken", Vote("1", "a", "tie"));

        Assert.Equal(ImportRefusal.NameTaken, (await ImportAsync(" taken ", Vote("2", "b", "tie"))).Refusal);
        Assert.Equal(ImportRefusal.BadName, (await ImportAsync("  ", Vote("2", "b", "tie"))).Refusal);
        Assert.Equal(ImportRefusal.UnknownFormat, (await ImportAsync("x", "id,query,winner")).Refusal);
        Assert.Equal(ImportRefusal.UnknownFormat, (await ImportAsync("x")).Refusal);
        var damaged = await ImportBytesAsync("x", [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        Assert.Equal(ImportRefusal.Unreadable, damaged.Refusal);
    }

    [Fact]
    public async Task Import_Arena_ReadsBothFormsOfConversations()
    {
        const string Lists = """{"id":"1","model_a":"x","model_b":"y","winner":"tie (bothbad)","conversation_a":[{"role":"user","content":[{"type":"text","text":"q","image":null}]},{"role":"assistant","content":[{"type":"text","text":"a"}]},{"role":"user","content":"more"},{"role":"assistant","content":"b"}],"conversation_b":[{"role":"user","content":"q"},{"role":"assistant","content":"c"}],"language":"de","is_code":false,"category_tag":{"math_v0.1":{"math":true}},"timestamp":"2025-07-01T12:00:00"}""";
        var text = JsonSerializer.Serialize("""[{"role":"user","content":"q2"},{"role":"assistant","content":"d"}]""");
        var texts = $$"""{"id":"2","model_a":"x","model_b":"y","winner":"model_b","conversation_a":{{text}},"conversation_b":{{text}},"language":"und","is_code":true,"timestamp":1751371200.5}""";

        var result = await ImportAsync("arena", Lists, texts);

        Assert.Equal((2, ImportFormat.Arena), (result.Dataset!.Loaded, result.Dataset.Format));
        var rows = await RowsAsync();
        Assert.Equal(("q", "a\n\nb", "c", "de", "math"), (rows[0].Query, rows[0].AnswerA, rows[0].AnswerB, rows[0].Language, rows[0].Category));
        Assert.Equal((null, "code", 1751371200500L), (rows[1].Language, rows[1].Category, rows[1].JudgedAt!.Value.ToUnixTimeMilliseconds()));
        Assert.Equal(new DateTimeOffset(2025, 7, 1, 12, 0, 0, TimeSpan.Zero), rows[0].JudgedAt);
    }

    [Fact]
    public async Task Import_OwnArenaExport_IsTheSameAgain()
    {
        await studio.RulesAsync();
        var person = await studio.ConsentingGuestAsync();
        var first = await studio.VotedAsync(person, "Why is the sky blue?");
        var open = await studio.OpenAsync(person, "Und was ist mit dem Meer?");
        await studio.Comparisons.RecordVoteAsync(StudioFixture.Vote(open, 1, Choice.BothBad), None);
        using var file = new MemoryStream();
        await studio.Export().WriteAsync(Researcher, new DatasetRequest { Kind = DatasetKind.Arena, IsCompressed = true }, file, null, None);

        var result = await ImportBytesAsync("own", file.ToArray());

        Assert.Equal((2, 0), (result.Dataset!.Loaded, result.Dataset.Duplicates));
        var rows = await RowsAsync();
        Assert.Equal((first.Query, first.Left.Text, first.Right.Text), (rows[0].Query, rows[0].AnswerA, rows[0].AnswerB));
        Assert.Equal(("demo/pocket", "demo/max", "en", ComparisonOutcome.LeftBetter), (rows[0].ModelA, rows[0].ModelB, rows[0].Language, rows[0].Outcome));
        Assert.Equal((ComparisonOutcome.BothBad, "de"), (rows[1].Outcome, rows[1].Language));
        Assert.Equal((await studio.FindAsync(first)).VotedAt, rows[0].JudgedAt);
        Assert.NotNull(rows[0].Judge);
        Assert.Equal(0, (await ImportBytesAsync("again", file.ToArray())).Dataset!.Loaded);
    }

    [Fact]
    public async Task Remove_Dataset_TakesItsVotesOnly()
    {
        var first = (await ImportAsync("first", Vote("1", "a", "tie"))).Dataset!;
        await ImportAsync("second", Vote("2", "b", "tie"));

        Assert.True(await Import.RemoveAsync(Researcher, first.Id, None));

        Assert.Equal("b", Assert.Single(await RowsAsync()).Query);
        Assert.False(await Import.RemoveAsync(Researcher, first.Id, None));
        Assert.Equal(1, (await ImportAsync("first", Vote("1", "a", "tie"))).Dataset!.Loaded);
    }

    [Fact]
    public async Task Import_Cancelled_LoadsNothing()
    {
        using var cancel = new CancellationTokenSource();
        var path = await FileAsync([.. Enumerable.Range(0, 1000).Select(index => Vote($"{index}", $"q{index}", "tie"))]);
        var progress = new Told(share =>
        {
            if (share > 0.6) cancel.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Import.ImportAsync(Researcher, "cancelled", path, false, progress, cancel.Token));

        Assert.Empty(await RowsAsync());
        Assert.Empty(await Import.ListAsync(None));
    }

    [Fact]
    public async Task Import_SharedHumanVotes_Load()
    {
        if (Environment.GetEnvironmentVariable("METAROUTER_SHARED") is not { Length: > 0 } shared) return;
        var path = Path.Combine(shared, "data", "human_votes.jsonl.gz");

        var result = await Import.ImportAsync(Researcher, "human votes", path, false, null, None);

        Assert.Null(result.Refusal);
        Assert.Equal(1415, result.Dataset!.Loaded + result.Dataset.Duplicates);
    }

    private static string Vote(string id, string query, string winner) => JsonSerializer.Serialize(
        new { id, category = "Creative Writing", query, model_a = "x", model_b = "y", answer_a = "A\nB", answer_b = "C", winner });

    private Task<ImportResult> ImportAsync(string name, params string[] lines) => ImportAsync(name, false, lines);

    private async Task<ImportResult> ImportAsync(string name, bool skips, string[] lines) =>
        await Import.ImportAsync(Researcher, name, await FileAsync(lines), skips, null, None);

    private async Task<ImportResult> ImportBytesAsync(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"));
        await File.WriteAllBytesAsync(path, bytes);
        return await Import.ImportAsync(Researcher, name, path, false, null, None);
    }

    private async Task<string> FileAsync(string[] lines)
    {
        var path = Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"));
        await File.WriteAllTextAsync(path, string.Join("\r\n", lines), Encoding.UTF8);
        return path;
    }

    private async Task<List<ImportedComparison>> RowsAsync()
    {
        await using var context = studio.Database.CreateContext();
        return await context.ImportedComparisons.OrderBy(row => row.Sequence).ToListAsync(None);
    }

    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
