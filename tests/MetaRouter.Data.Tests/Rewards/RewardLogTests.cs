using System.Text.Json;
using MetaRouter.Data.Rewards;
using MetaRouter.TestKit.Time;

namespace MetaRouter.Data.Tests.Rewards;

// A database for each test: the log is everybody's.
public abstract class RewardLogTests(StudioFixture studio) : IAsyncLifetime
{
    public sealed class OnSqlite() : RewardLogTests(new SqliteStudio());

    public sealed class OnPostgreSql() : RewardLogTests(new PostgreSqlStudio())
    {
        [Fact]
        public async Task Wait_AnotherProgramAppends_IsToldAndNeedNotLook()
        {
            using var other = await Studio.OpenAgainAsync();
            // Its clock stands still: it never looks by itself.
            var waiting = new RewardLog(Studio.Database, new ManualTimeProvider()).WaitForMoreAsync(0, TimeSpan.FromHours(1), None);

            await new RewardLog(other, Studio.Time).AppendAsync([StudioFixture.Reward(null, Guid.CreateVersion7())], None);

            Assert.True(await waiting.WaitAsync(TimeSpan.FromMinutes(1)));
        }
    }

    private static readonly CancellationToken None = CancellationToken.None;

    private StudioFixture Studio => studio;

    public Task InitializeAsync() => studio.InitializeAsync();

    public Task DisposeAsync() => studio.DisposeAsync();

    [Fact]
    public async Task Append_SeveralLines_AreReadBackInOrder()
    {
        var person = await studio.GuestAsync();
        var appended = await studio.Rewards.AppendAsync(
            [.. Enumerable.Range(0, 5).Select(number => StudioFixture.Reward(person, Guid.CreateVersion7(), "c" + number, number / 5.0))], None);

        Assert.Equal(["c0", "c1", "c2", "c3", "c4"], appended.Select(line => line.CandidateId));
        Assert.Equal(appended.Select(line => line.Sequence).Order(), appended.Select(line => line.Sequence));
        Assert.Equal(JsonSerializer.Serialize(appended), JsonSerializer.Serialize(await ReadAsync()));
        Assert.Equal(appended.Skip(3).Select(line => line.Sequence), (await ReadAsync(appended[2].Sequence)).Select(line => line.Sequence));
    }

    [Fact]
    public async Task Append_OfSomeoneErased_IsLeftOut()
    {
        var (person, erased) = (await studio.GuestAsync(), await studio.GuestAsync());
        await studio.People.EraseAsync(erased, None);
        var judged = Guid.CreateVersion7();

        var appended = await studio.Rewards.AppendAsync(
            [StudioFixture.Reward(erased, judged), StudioFixture.Reward(person, judged), StudioFixture.Reward(null, judged)], None);

        Assert.Equal([person, null], appended.Select(line => line.PersonId));
        Assert.Equal(2, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task Read_MoreThanAPage_IsComplete()
    {
        for (var batch = 0; batch < 3; batch++)
            await studio.Rewards.AppendAsync([.. Enumerable.Range(0, 200).Select(_ => StudioFixture.Reward(null, Guid.CreateVersion7()))], None);

        var lines = await ReadAsync();

        Assert.Equal(600, lines.Select(line => line.Sequence).Distinct().Count());
        Assert.Equal(lines.OrderBy(line => line.Sequence), lines);
    }

    [Fact]
    public async Task Reverse_LinesAboutOneThing_AppendsOneForEachAndNoMoreTheSecondTime()
    {
        var person = await studio.GuestAsync();
        var (judged, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var lines = await studio.Rewards.AppendAsync(
            [StudioFixture.Reward(person, judged, "a"), StudioFixture.Reward(person, other), StudioFixture.Reward(person, judged, "b")], None);

        Assert.True(await studio.Rewards.ReverseAsync(person, judged, None));
        Assert.False(await studio.Rewards.ReverseAsync(person, judged, None));

        var reversals = (await ReadAsync()).Skip(3).ToList();
        Assert.Equal([(lines[0].Sequence, "a"), (lines[2].Sequence, "b")], reversals.Select(line => (line.Reverses!.Value, line.CandidateId)));
        Assert.All(reversals, line => Assert.True(line is { PersonId: null, Embedding: null, Value: 0.75 }));
    }

    [Fact]
    public async Task Reverse_Line_DropsTheSnapshotsItIsInAndNoOther()
    {
        var person = await studio.GuestAsync();
        var lines = await studio.Rewards.AppendAsync([.. Enumerable.Range(0, 3).Select(_ => StudioFixture.Reward(person, Guid.CreateVersion7()))], None);
        foreach (var line in lines) Assert.True(await studio.Rewards.SaveSnapshotAsync(Snapshot(line.Sequence), lines[2].Sequence, None));
        Assert.Equal(lines[2].Sequence, (await studio.Rewards.LatestSnapshotAsync("form", None))!.Sequence);

        await studio.Rewards.ReverseAsync(person, lines[1].JudgedId, None);

        var latest = (await studio.Rewards.LatestSnapshotAsync("form", None))!;
        Assert.Equal((lines[0].Sequence, "form"), (latest.Sequence, latest.FormVersion));
        Assert.Equal(BitConverter.GetBytes(lines[0].Sequence), latest.State);
        Assert.Null(await studio.Rewards.LatestSnapshotAsync("another form", None));
    }

    [Fact]
    public async Task SaveSnapshot_LineReversedSinceItWasFolded_IsRefused()
    {
        var person = await studio.GuestAsync();
        var lines = await studio.Rewards.AppendAsync([.. Enumerable.Range(0, 3).Select(_ => StudioFixture.Reward(person, Guid.CreateVersion7()))], None);
        await studio.Rewards.ReverseAsync(person, lines[1].JudgedId, None);
        var reversal = (await ReadAsync())[^1].Sequence;

        Assert.False(await studio.Rewards.SaveSnapshotAsync(Snapshot(lines[1].Sequence), lines[2].Sequence, None));
        Assert.Null(await studio.Rewards.LatestSnapshotAsync("form", None));
        Assert.True(await studio.Rewards.SaveSnapshotAsync(Snapshot(lines[0].Sequence), lines[2].Sequence, None));
        Assert.True(await studio.Rewards.SaveSnapshotAsync(Snapshot(reversal), reversal, None));
        Assert.True(await studio.Rewards.SaveSnapshotAsync(Snapshot(reversal), reversal, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => studio.Rewards.SaveSnapshotAsync(Snapshot(reversal), lines[0].Sequence, None));
    }

    [Fact]
    public async Task SaveSnapshot_Many_KeepsTheLast()
    {
        for (var sequence = 1; sequence <= 20; sequence++) await studio.Rewards.SaveSnapshotAsync(Snapshot(sequence), sequence, None);

        await using var context = studio.Database.CreateContext();
        Assert.Equal(Enumerable.Range(13, 8).Select(sequence => (long)sequence), context.QualitySnapshots.Select(row => row.Sequence).Order());
    }

    [Fact]
    public async Task Wait_ThisProgramAppends_IsToldAndNeedNotLook()
    {
        // Its clock stands still: it never looks by itself.
        var log = new RewardLog(studio.Database, new ManualTimeProvider());
        var waiting = log.WaitForMoreAsync(0, TimeSpan.FromHours(1), None);
        var line = Assert.Single(await studio.Rewards.AppendAsync([StudioFixture.Reward(null, Guid.CreateVersion7())], None));

        Assert.True(await waiting.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.True(await log.WaitForMoreAsync(line.Sequence - 1, TimeSpan.Zero, None));
        Assert.False(await log.WaitForMoreAsync(line.Sequence, TimeSpan.Zero, None));
    }

    [Fact]
    public async Task Wait_AnotherProcessAppends_IsNoticed()
    {
        using var other = await studio.OpenAgainAsync();
        var waiting = new RewardLog(studio.Database, TimeProvider.System).WaitForMoreAsync(0, TimeSpan.FromHours(1), None);

        await new RewardLog(other, studio.Time).AppendAsync([StudioFixture.Reward(null, Guid.CreateVersion7())], None);

        Assert.True(await waiting.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Followers_EightWritersOnTwoPrograms_SeeEveryLineInTheSameOrder()
    {
        const int Writers = 8, LinesEach = 25;
        using var other = await studio.OpenAgainAsync();
        RewardLog[] logs = [studio.Rewards, new RewardLog(other, TimeProvider.System)];
        var people = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => studio.GuestAsync()));
        var judged = people.Select(_ => Guid.CreateVersion7()).ToArray();
        const int All = Writers * (LinesEach + LinesEach / 5 * 5);
        var following = logs.Select(log => Task.Run(() => FollowAsync(log, All))).ToList();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var line = 1; line <= LinesEach; line++)
            {
                await logs[writer % 2].AppendAsync([StudioFixture.Reward(people[writer], judged[writer], "c" + writer)], None);
                if (line % 5 == 0) await logs[(writer + 1) % 2].ReverseAsync(people[writer], judged[writer], None);
            }
        })));

        var seen = await Task.WhenAll(following).WaitAsync(TimeSpan.FromMinutes(2));
        var stored = (await ReadAsync()).Select(line => line.Sequence).ToList();
        Assert.Equal(All, stored.Count);
        Assert.All(seen, sequences => Assert.Equal(stored, sequences));
    }

    private static async Task<List<long>> FollowAsync(RewardLog log, int lines)
    {
        var seen = new List<long>();
        while (seen.Count < lines)
        {
            var last = seen.Count == 0 ? 0 : seen[^1];
            Assert.True(await log.WaitForMoreAsync(last, TimeSpan.FromMinutes(1), None));
            await foreach (var line in log.ReadAsync(last, None)) seen.Add(line.Sequence);
        }
        return seen;
    }

    private async Task<List<LoggedReward>> ReadAsync(long after = 0)
    {
        var lines = new List<LoggedReward>();
        await foreach (var line in studio.Rewards.ReadAsync(after, None)) lines.Add(line);
        return lines;
    }

    private static QualitySnapshot Snapshot(long sequence) =>
        new() { FormVersion = "form", Sequence = sequence, State = BitConverter.GetBytes(sequence), CreatedAt = DateTimeOffset.UnixEpoch };
}
