using System.Diagnostics;
using System.Globalization;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.VoteWriter;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Comparisons;

public abstract class KilledWriterTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : KilledWriterTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : KilledWriterTests(studio), IClassFixture<PostgreSqlStudio>;

    private const int Kills = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Vote_ProcessKilledAtRandomMoments_EveryAcknowledgedVoteIsThere()
    {
        var random = new Random(20260102);
        var person = await studio.GuestAsync();
        var acknowledged = new List<(int Number, Guid Id)>();
        for (var kill = 0; kill < Kills; kill++)
        {
            var next = acknowledged.Count == 0 ? 0 : acknowledged[^1].Number + 1;
            acknowledged.AddRange(await WriteUntilKilledAsync(person, next, acknowledgements: random.Next(1, 12), spins: random.Next(0, 400_000)));
            await CheckAsync(person, acknowledged);
        }
        Assert.True(acknowledged.Count >= Kills);
    }

    /// <summary>Starts the writer, kills it some moments after so many acknowledgements, and returns all that it had given by then.</summary>
    private async Task<List<(int Number, Guid Id)>> WriteUntilKilledAsync(Guid person, int first, int acknowledgements, int spins)
    {
        var writer = Path.Combine(AppContext.BaseDirectory, "MetaRouter.Data.VoteWriter.dll");
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        using var process = Process.Start(new ProcessStartInfo(
            dotnet, ["exec", writer, studio.Address, person.ToString(), first.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;
        var lines = new List<string>();
        while (lines.Count < acknowledgements && await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line) lines.Add(line);
        Thread.SpinWait(spins);
        process.Kill();
        // What it had printed before it died; a line cut short was not an acknowledgement.
        var rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(lines.Count == acknowledgements, "The writer ended by itself; its error output says why.");
        lines.AddRange(rest.Split('\n')[..^1]);
        return [.. lines.Select(line => line.Split(' ')).Select(parts => (int.Parse(parts[0], CultureInfo.InvariantCulture), Guid.Parse(parts[1])))];
    }

    private async Task CheckAsync(Guid person, IReadOnlyList<(int Number, Guid Id)> acknowledged)
    {
        await using var context = studio.Database.CreateContext();
        if (context.Database.IsSqlite())
            Assert.Equal("ok", await context.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync());

        var rows = await context.Comparisons.Where(row => row.PersonId == person).OrderBy(row => row.Sequence).ToListAsync();
        var votes = rows.Where(row => row.State == ComparisonState.Voted).ToDictionary(row => row.Id);
        foreach (var (number, id) in acknowledged)
        {
            Assert.True(votes.TryGetValue(id, out var vote), $"The acknowledged vote {number} is missing.");
            AssertWhole(vote, number);
        }
        // A vote and the preference that it moved are one transaction: never one without the other.
        var row = await context.People.SingleAsync(row => row.Id == person);
        Assert.Equal(votes.Count, row.PreferenceRevision);
        Assert.Equal(votes.Count, BitConverter.ToInt32(row.Preference!.Bytes.Span));
    }

    private static void AssertWhole(Comparison vote, int number)
    {
        Assert.Equal($"question {number}", vote.Query);
        Assert.Equal((Core.Comparisons.Choice.BBetter, true), (vote.Choice, vote.IsContext));
        Assert.Equal((0.25, 0.75, 0.125, 0.5), (vote.QualityLeft, vote.QualityRight, vote.NormalisedCostLeft, vote.NormalisedCostRight));
        Assert.Equal((0.001m, 0.002m), (vote.Left.ShownCost?.Usd, vote.Right.ShownCost?.Usd));
        Assert.Equal(WrittenVote.Text(Side.Left, number), vote.Left.Text);
        Assert.Equal(WrittenVote.Text(Side.Right, number), vote.Right.Text);
    }
}
