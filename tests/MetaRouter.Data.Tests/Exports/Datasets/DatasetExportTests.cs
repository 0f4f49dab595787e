using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Data.Research;
using MetaRouter.TestKit;
using Microsoft.EntityFrameworkCore;
using static MetaRouter.Data.Tests.Exports.Datasets.ExportingStudio;

namespace MetaRouter.Data.Tests.Exports.Datasets;

public abstract class DatasetExportTests(StudioFixture studio) : IAsyncLifetime
{
    public sealed class OnSqlite() : DatasetExportTests(new SqliteStudio());

    public sealed class OnPostgreSql() : DatasetExportTests(new PostgreSqlStudio());

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DatasetKind[] OfComparisons = [DatasetKind.Arena, DatasetKind.Dpo, DatasetKind.Kto];

    public async Task InitializeAsync()
    {
        await studio.InitializeAsync();
        await studio.RulesAsync();
    }

    public Task DisposeAsync() => studio.DisposeAsync();

    [Fact]
    public async Task Export_JudgedComparison_GivesOneArenaRow()
    {
        var person = await studio.ConsentingGuestAsync();
        var voted = await studio.VotedAsync(person, "Why is the sky blue?");
        await studio.Comparisons.AnnotateAsync(person, voted.Id, [ComparisonReason.CheaperGoodEnough], "über 你好", None);

        var (text, manifest) = await studio.ExportAsync(DatasetKind.Arena);

        var row = Assert.Single(Lines(text));
        Assert.Equal("model_a", row.At("winner").GetString());
        Assert.Equal("demo/pocket", row.At("model_a").GetString());
        Assert.Equal(1, row.At("evaluation_order").GetInt32());
        Assert.Equal("en", row.At("language").GetString());
        Assert.False(row.At("is_code").GetBoolean());
        Assert.Equal("Why is the sky blue?", row.At("conversation_a")[0].At("content")[0].At("text").GetString());
        Assert.Equal("Left answers: Why is the sky blue?", row.At("conversation_a")[1].At("content")[0].At("text").GetString());
        Assert.Equal("assistant", row.At("conversation_b")[1].At("role").GetString());
        Assert.Equal("Right answers: Why is the sky blue?", row.At("full_conversation")[0].At("model_side_b.content")[0].At("text").GetString());
        Assert.Equal(0.0002m, row.At("metarouter.shown_usd_a").GetDecimal());
        Assert.Equal(0.008m, row.At("metarouter.cost_usd_b").GetDecimal());
        Assert.Equal(180, row.At("metarouter.ttft_ms_a").GetInt64());
        Assert.Equal("cheaper_good_enough", row.At("metarouter.reasons")[0].GetString());
        Assert.Equal(0.25, row.At("metarouter.pair_policy.propensity").GetDouble());
        Assert.Equal(0.625, row.At("metarouter.preference_after.w_mean").GetDouble());
        Assert.Contains("über 你好", text, StringComparison.Ordinal);
        Assert.Equal((1, 1, 0), (manifest.Rows, manifest.Read, manifest.LeftOut.Count));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), Assert.Single(manifest.Files).Sha256);
    }

    [Fact]
    public async Task Export_WhateverWasNotJudged_IsNeverInIt()
    {
        var person = await studio.ConsentingGuestAsync();
        await studio.OpenAsync(person, "pending question");
        var superseded = await studio.OpenAsync(person, "superseded question");
        await studio.Comparisons.SetStateAsync(person, superseded.Id, ComparisonState.Superseded, None);
        var withdrawn = await studio.VotedAsync(person, "withdrawn question");
        var revision = (await studio.People.FindAsync(person, None))!.PreferenceRevision;
        Assert.Equal(WithdrawalResult.Withdrawn, await studio.Comparisons.WithdrawAsync(person, withdrawn.Id, StudioFixture.Update(revision), None));

        foreach (var kind in Enum.GetValues<DatasetKind>())
        {
            var (text, manifest) = await studio.ExportAsync(kind, new ComparisonFilter { Withdrawn = kind == DatasetKind.Bandit ? null : true });
            Assert.Equal(("", 0L, 0L), (text, manifest.Rows, manifest.Read));
        }
    }

    [Theory]
    [InlineData(Choice.ABetter, 1, 2)]
    [InlineData(Choice.BMuchBetter, 1, 2)]
    [InlineData(Choice.Tie, 0, 0)]
    [InlineData(Choice.BothBad, 0, 2)]
    public async Task Export_Choice_MakesTheRowsOfItsKind(Choice choice, int pairs, int labels)
    {
        var person = await studio.ConsentingGuestAsync();
        var open = await studio.OpenAsync(person, "Which?");
        await studio.Comparisons.RecordVoteAsync(StudioFixture.Vote(open, 0, choice), None);

        var dpo = Lines((await studio.ExportAsync(DatasetKind.Dpo)).Text);
        var kto = Lines((await studio.ExportAsync(DatasetKind.Kto)).Text);

        Assert.Equal((pairs, labels), (dpo.Count, kto.Count));
        var isRight = choice == Choice.BMuchBetter;
        foreach (var row in dpo)
        {
            Assert.Equal(isRight ? "Right answers: Which?" : "Left answers: Which?", row.At("chosen")[0].At("content").GetString());
            Assert.Equal("Which?", row.At("prompt")[0].At("content").GetString());
            Assert.Equal(choice.ToStrength(), row.At("metarouter.strength").GetDouble());
        }

        if (labels == 2) Assert.Equal([choice == Choice.ABetter, isRight], kto.Select(row => row.At("label").GetBoolean()));
    }

    [Fact]
    public async Task Export_PeopleWithoutConsent_AreLeftOutAndCountedUnlessAllowed()
    {
        await studio.VotedAsync(await studio.ConsentingGuestAsync(), "agreed");
        await studio.VotedAsync(await studio.ConsentingGuestAsync(version: 7), "agreed to another text");
        await studio.VotedAsync(await studio.GuestAsync(), "never agreed");

        foreach (var kind in OfComparisons.Append(DatasetKind.Contexts))
        {
            await studio.RulesAsync();
            var (_, strict) = await studio.ExportAsync(kind);
            Assert.Equal(2, strict.LeftOut[LeftOut.NoConsent]);
            Assert.Equal((1L, 3L), (strict.Rows / (kind == DatasetKind.Kto ? 2 : 1), strict.Read));

            await studio.RulesAsync(consentVersion: 0);
            Assert.Equal(3, (await studio.ExportAsync(kind)).Manifest.LeftOut[LeftOut.NoConsent]);

            await studio.RulesAsync(withoutConsent: true);
            Assert.Empty((await studio.ExportAsync(kind)).Manifest.LeftOut);
        }
    }

    [Fact]
    public async Task Export_NothingSetByAnAdmin_LeavesEveryoneOut()
    {
        await using (var context = studio.Database.CreateContext()) await context.Settings.ExecuteDeleteAsync();
        await studio.VotedAsync(await studio.ConsentingGuestAsync());

        var (text, manifest) = await studio.ExportAsync(DatasetKind.Arena);

        Assert.Equal(("", 1L), (text, manifest.LeftOut[LeftOut.NoConsent]));
    }

    [Fact]
    public async Task Export_PersonalData_IsLeftOutAndCountedByKindUnlessAllowed()
    {
        const string Canary = "sk-canary-0123456789abcdefghij";
        var person = await studio.ConsentingGuestAsync();
        await studio.VotedAsync(person, "ordinary");
        await studio.VotedAsync(person, "I am jane@example.org, call +49 170 1234567");
        await studio.VotedAsync(person, $"My key is {Canary}");
        var commented = await studio.VotedAsync(person, "commented");
        await studio.Comparisons.AnnotateAsync(person, commented.Id, [], "pay to DE89 3704 0044 0532 0130 00", None);

        foreach (var kind in OfComparisons)
        {
            await studio.RulesAsync();
            var (text, manifest) = await studio.ExportAsync(kind);
            Assert.Equal(3, manifest.LeftOut[LeftOut.PersonalData]);
            Assert.Equal(new Dictionary<string, long> { ["bank_account"] = 1, ["email"] = 1, ["phone"] = 1, ["secret"] = 1 }, manifest.PersonalData);
            Assert.DoesNotContain(Canary, text, StringComparison.Ordinal);
            Assert.DoesNotContain("jane", text, StringComparison.Ordinal);

            await studio.RulesAsync(personalData: true);
            Assert.Contains(Canary, (await studio.ExportAsync(kind)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Export_Identities_ArePseudonymsThatStayTheSame()
    {
        var (first, second) = (await studio.ConsentingGuestAsync(), await studio.ConsentingGuestAsync());
        var votes = new[] { await studio.VotedAsync(first), await studio.VotedAsync(first), await studio.VotedAsync(second) };
        var routed = await studio.RoutedAsync(first);

        var texts = new List<string>();
        foreach (var kind in Enum.GetValues<DatasetKind>())
            foreach (var format in Enum.GetValues<DatasetFormat>())
                texts.Add((await studio.ExportAsync(kind, format: format)).Text);
        await using (var context = studio.Database.CreateContext()) texts.Add(string.Join('\n', await context.AuditEntries.Select(row => row.Details + row.Subject).ToListAsync()));

        Guid[] secret = [first, second, .. votes.Select(vote => vote.Id), .. votes.Select(vote => vote.ConversationId), routed.Id, routed.DecisionId];
        foreach (var id in secret)
            foreach (var form in new[] { id.ToString("D"), id.ToString("N"), Convert.ToBase64String(id.ToByteArray()) })
                Assert.All(texts, text => Assert.DoesNotContain(form, text, StringComparison.OrdinalIgnoreCase));
        var users = Lines(texts[0]).Select(row => row.At("metarouter.user").GetString()!).ToList();
        Assert.Equal(users[0], users[1]);
        Assert.NotEqual(users[0], users[2]);
        Assert.Equal(users, Lines((await studio.ExportAsync(DatasetKind.Arena)).Text).Select(row => row.At("metarouter.user").GetString()));
        using var again = await studio.OpenAgainAsync();
        Assert.Equal((await Pseudonyms.OfAsync(again, studio.Time, None)).Person(first), users[0]);
    }

    [Fact]
    public async Task Export_LaterTurn_HoldsTheConversationAsTheCandidatesSawIt()
    {
        var person = await studio.ConsentingGuestAsync();
        var first = await studio.VotedAsync(person, "first");
        var routed = await studio.RoutedAsync(person, "second", first.ConversationId, 1);
        var pending = (await studio.Comparisons.StartAsync(StudioFixture.New(person, "never judged") with { ConversationId = first.ConversationId, TurnIndex = 2 }, None))!;
        var third = (await studio.Comparisons.StartAsync(StudioFixture.New(person, "third") with { ConversationId = first.ConversationId, TurnIndex = 3 }, None))!;
        foreach (var side in Enum.GetValues<Side>())
            await studio.Comparisons.SaveAnswerAsync(person, third.Id, StudioFixture.Answered(third.Answer(side), "```\ncode\n```"), None);
        await studio.Comparisons.SetStateAsync(person, third.Id, ComparisonState.Open, None);
        Assert.Equal(VoteResult.Recorded, await studio.Comparisons.RecordVoteAsync(StudioFixture.Vote(third, 1), None));
        Assert.NotEqual(pending.Id, third.Id);

        var arena = Lines((await studio.ExportAsync(DatasetKind.Arena)).Text)[1];
        var dpo = Lines((await studio.ExportAsync(DatasetKind.Dpo)).Text)[1];

        Assert.Equal(["first", "second", "third"], arena.At("full_conversation").EnumerateArray().Select(turn => turn.At("user.content")[0].At("text").GetString()));
        Assert.Equal(JsonValueKind.Null, arena.At("full_conversation")[1].At("model_side_b").ValueKind);
        Assert.True(arena.At("is_code").GetBoolean());
        Assert.Equal(
            ["first", "Left answers: first", "second", routed.Text, "third"], dpo.At("prompt").EnumerateArray().Select(message => message.At("content").GetString()));
    }

    [Fact]
    public async Task Export_Filter_NarrowsAndAsOfRepeats()
    {
        var person = await studio.ConsentingGuestAsync();
        await studio.VotedAsync(person, "early");
        var middle = studio.Time.GetUtcNow();
        await studio.VotedAsync(person, "late");

        Assert.Contains("late", Assert.Single(Lines((await studio.ExportAsync(DatasetKind.Arena, new() { From = middle })).Text)).ToString(), StringComparison.Ordinal);
        Assert.Contains("early", Assert.Single(Lines((await studio.ExportAsync(DatasetKind.Arena, new() { Before = middle })).Text)).ToString(), StringComparison.Ordinal);
        Assert.Empty((await studio.ExportAsync(DatasetKind.Arena, new() { PricesShown = false })).Text);
        Assert.Equal(
            (await studio.ExportAsync(DatasetKind.Arena, asOf: middle)).Manifest.Files, (await studio.ExportAsync(DatasetKind.Arena, new() { Before = middle })).Manifest.Files);
    }

    [Fact]
    public async Task Export_ManyPages_KeepsEveryRowInOrder()
    {
        var person = await studio.ConsentingGuestAsync();
        for (var index = 0; index < 130; index++) await studio.VotedAsync(person, $"question {index}");
        var progress = new List<DatasetProgress>();
        using var data = new MemoryStream();

        await studio.Export().WriteAsync(
            Researcher, new DatasetRequest { Kind = DatasetKind.Arena, IsCompressed = true }, data, new Told(progress.Add), None);

        data.Position = 0;
        using var reader = new StreamReader(new GZipStream(data, CompressionMode.Decompress));
        var queries = Lines(await reader.ReadToEndAsync()).Select(row => row.At("conversation_a")[0].At("content")[0].At("text").GetString());
        Assert.Equal(Enumerable.Range(0, 130).Select(index => $"question {index}"), queries);
        Assert.Equal([0L, 64, 128, 130], progress.Select(at => at.Done));
        Assert.All(progress, at => Assert.Equal(130, at.Total));
    }

    [Fact]
    public async Task Export_NothingCompressed_IsAGoodArchiveOfNothing()
    {
        using var data = new MemoryStream();

        var manifest = await studio.Export().WriteAsync(Researcher, new DatasetRequest { Kind = DatasetKind.Bandit, IsCompressed = true }, data, null, None);

        Assert.Equal(data.Length, Assert.Single(manifest.Files).Bytes);
        Assert.Equal([0x1F, 0x8B], data.ToArray()[..2]);
        data.Position = 0;
        Assert.Equal(-1, new GZipStream(data, CompressionMode.Decompress).ReadByte());
    }

    [Fact]
    public async Task WriteFolder_Dataset_HasCardAndManifestThatAgree()
    {
        await studio.VotedAsync(await studio.ConsentingGuestAsync());
        using var folder = new TemporaryFolder();

        var manifest = await studio.Export().WriteFolderAsync(Researcher, new DatasetRequest { Kind = DatasetKind.Dpo }, folder.Path, null, None);

        Assert.Equal(["CARD.md", "dpo.jsonl", "manifest.json"], Directory.GetFiles(folder.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        foreach (var file in manifest.Files)
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(folder.Path, file.Name));
            Assert.Equal((file.Bytes, file.Sha256), (bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        }

        Assert.Equal(manifest.ToJson(), await File.ReadAllBytesAsync(Path.Combine(folder.Path, "manifest.json")));
        Assert.Contains("hidden\nprices are about quality alone", await File.ReadAllTextAsync(Path.Combine(folder.Path, "CARD.md")), StringComparison.Ordinal);
        await using var context = studio.Database.CreateContext();
        var entry = await context.AuditEntries.SingleAsync();
        Assert.Equal(("a researcher", "dataset.exported", "dpo", "dpo.jsonl, everything"), (entry.ActorName, entry.Action, entry.Subject, entry.Details));
    }

    private sealed class Told(Action<DatasetProgress> tell) : IProgress<DatasetProgress>
    {
        public void Report(DatasetProgress value) => tell(value);
    }
}
