using System.Diagnostics;
using System.Globalization;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Storage;
using MetaRouter.TestKit;
using MetaRouter.TestKit.Databases;
using MetaRouter.TestKit.Protocol;
using Xunit.Abstractions;

namespace MetaRouter.Studio.Tests.Spending;

/// <summary>
/// The program asks a provider that answers, fails, breaks off, does not count and hangs; people stop answers; and it is killed in the middle. After the next
/// start ledger and answers say the same, every call that reached the provider is in the ledger, and nothing that was saved is lost. Two rounds here, many in
/// bench/campaigns.
/// </summary>
public sealed class KilledStudioTests(ITestOutputHelper output)
{
    private const int InTheSuite = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Ledger_ProgramOnSqliteKilledInTheMiddle_EqualsUsageAfterTheNextStart()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(
            [$"--MetaRouter:DataDirectory={folder.Path}"], () => StudioDatabase.OpenAsync(folder.Path, CancellationToken.None));
    }

    [Fact]
    public async Task Ledger_ProgramOnPostgreSqlKilledInTheMiddle_EqualsUsageAfterTheNextStart()
    {
        using var folder = new TemporaryFolder();
        await using var database = await PostgresServer.CreateDatabaseAsync();
        await RunAsync(
            [$"--MetaRouter:DataDirectory={folder.Path}", $"--MetaRouter:Database:PostgreSQL={database.ConnectionString}"],
            () => StudioDatabase.OpenPostgreSqlAsync(database.ConnectionString, CancellationToken.None));
    }

    private async Task RunAsync(string[] settings, Func<Task<StudioDatabase>> openAsync)
    {
        var random = new Random(20261124);
        await using var server = await ProtocolServer.StartAsync();
        foreach (var model in new[] { "one", "two" }) server.Script(model, Enumerable.Range(0, 20_000).Select(_ => Reply(random)));
        string[] live =
        [
            .. settings, "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None",
            $"--MetaRouter:ModelsDirectory={RepositoryFiles.Path("models")}", "--MetaRouter:AnswerBank:Answers=", "--MetaRouter:Guests:DailyUsd=1000",
            "--MetaRouter:Providers:0:Id=here", $"--MetaRouter:Providers:0:BaseUrl={server.Url}", "--MetaRouter:Providers:0:Timeouts:FirstToken=00:00:01",
            .. Candidate(0, "one", 1, 2), .. Candidate(1, "two", 10, 30),
        ];
        var saved = new List<string>();
        for (var round = 1; round <= Campaign.Size(InTheSuite); round++)
        {
            var lines = await RunUntilKilledAsync(["spend", round.ToString(CultureInfo.InvariantCulture), .. live], random.Next(2, 25), random.Next(0, 2_000_000));
            saved.AddRange(lines.Where(line => line.StartsWith("saved ", StringComparison.Ordinal)));
            output.WriteLine($"round {round}: killed after {lines.Count - 1} comparisons; at its start {lines[0]}");
            AssertSound(lines[0]);
        }

        var last = Assert.Single(await RunUntilKilledAsync(["check", "0", .. live], 1, 0));
        output.WriteLine($"at the end {last}");
        AssertSound(last);
        await CheckAsync(openAsync, server, saved);
    }

    private static void AssertSound(string check)
    {
        Assert.StartsWith("check ", check, StringComparison.Ordinal);
        Assert.EndsWith(" 0 0", check, StringComparison.Ordinal);
    }

    private async Task CheckAsync(Func<Task<StudioDatabase>> openAsync, ProtocolServer server, List<string> saved)
    {
        using var database = await openAsync();
        var charges = await new SpendHistory(database).ChargesAsync(CancellationToken.None).ToListAsync();
        var sent = charges.Where(charge => charge.SentAt is not null).ToList();
        // Only recovery settles without having counted.
        var recovered = charges.Where(charge => charge.State == ChargeState.Settled && charge.InputTokens is null).ToList();
        output.WriteLine($"{server.Requests.Count} requests reached the provider; {charges.Count} charges, {sent.Count} sent, "
            + $"{charges.Count(charge => charge.IsEstimated)} estimated, {recovered.Count} of them settled at what was held back, "
            + $"{charges.Count(charge => charge.State == ChargeState.Released)} released; {saved.Count} comparisons were saved");
        Assert.True(server.Requests.Count > 0 && server.Requests.Count <= sent.Count, "A request reached the provider without a charge.");
        Assert.All(charges, charge => Assert.NotEqual(ChargeState.Reserved, charge.State));
        Assert.NotEmpty(recovered);
        Assert.All(recovered, charge => Assert.Equal((charge.Reserved, true), (charge.Amount, charge.IsEstimated)));
        var byTurn = charges.ToLookup(charge => charge.TurnId!.Value);
        foreach (var parts in saved.Select(line => line.Split(' ')))
            Assert.Equal(long.Parse(parts[2], CultureInfo.InvariantCulture) + long.Parse(parts[3], CultureInfo.InvariantCulture), byTurn[Guid.Parse(parts[1])].Sum(charge => charge.Amount ?? 0));
    }

    private static ProtocolReply Reply(Random random)
    {
        List<string> pieces = [.. Enumerable.Range(0, random.Next(1, 30)).Select(piece => $"word{piece} ")];
        return random.Next(10) switch
        {
            0 => ProtocolReply.Error(500, "Not now.", retryAfter: "0"),
            1 => ProtocolReply.Error(429, "Slower."),
            2 => ProtocolReply.Cut(pieces),
            3 => ProtocolReply.Cut([]),
            4 => ProtocolReply.Hang(),
            5 => ProtocolReply.Stream(pieces),
            6 => ProtocolReply.Stream([], new ProtocolUsage(Input: 20, Output: 900, Reasoning: 900), "length"),
            _ => ProtocolReply.Stream(pieces, new ProtocolUsage(Input: 20, Output: pieces.Count, CachedInput: 5)),
        };
    }

    private static IEnumerable<string> Candidate(int index, string model, int input, int output) =>
    [
        $"--MetaRouter:Candidates:{index}:Provider=here", $"--MetaRouter:Candidates:{index}:Model={model}",
        $"--MetaRouter:Candidates:{index}:InputPerMillion={input}", $"--MetaRouter:Candidates:{index}:OutputPerMillion={output}",
        $"--MetaRouter:Candidates:{index}:MaxOutputTokens=100",
    ];

    /// <summary>Starts the program, kills it some moments after it has said so many lines, and returns all that it had said by then.</summary>
    private static async Task<List<string>> RunUntilKilledAsync(string[] arguments, int lines, int spins)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "MetaRouter.Studio.Spender.dll");
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        using var process = Process.Start(new ProcessStartInfo(dotnet, ["exec", program, .. arguments]) { RedirectStandardOutput = true })!;
        var said = new List<string>();
        while (said.Count < lines && await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line) said.Add(line);
        Thread.SpinWait(spins);
        process.Kill();
        // A line cut short was not said.
        var rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(said.Count == lines, "The program ended by itself; its error output says why.");
        said.AddRange(rest.Split('\n')[..^1]);
        return said;
    }
}
