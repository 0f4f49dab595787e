using System.CommandLine;
using System.Diagnostics;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Leaderboards;
using MetaRouter.Data.Research;
using MetaRouter.Data.Storage;
using MetaRouter.Studio.Features.Research.Leaderboards;

namespace MetaRouter.Benchmarks.Research;

/// <summary>What a leaderboard costs on a filled database, and how often its intervals hold the truth. Prints Markdown.</summary>
internal static class LeaderboardBenchmark
{
    private static readonly double[] Truth = [0.9, 0.4, 0, -0.3, -1.0];

    public static Command Command()
    {
        var directory = new Option<string>("--data-directory") { Description = "Data directory that `generate` has filled.", Required = true };
        var trials = new Option<int>("--trials") { Description = "Simulated leaderboards behind each line of the coverage.", DefaultValueFactory = _ => 2000 };
        var command = new Command("leaderboard", "Leaderboards over a filled database, cold and kept; coverage of the 95 % intervals in simulation.") { directory, trials };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await TimesAsync(parsed.GetRequiredValue(directory), cancellationToken);
            Coverage(parsed.GetValue(trials), cancellationToken);
        });
        return command;
    }

    private static async Task TimesAsync(string directory, CancellationToken cancellationToken)
    {
        using var database = await StudioDatabase.OpenAsync(directory, cancellationToken);
        var votes = new LeaderboardVotes(database);
        Console.WriteLine("| leaderboard | comparisons | people | cold, s | of it processor, s | read alone, s | kept, ms (median of 50) |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (var (name, request) in new (string, LeaderboardRequest)[]
        {
            ("everything", new(new LeaderboardFilter { OnlyBlind = false }, false)),
            ("everything, style control", new(new LeaderboardFilter { OnlyBlind = false }, true)),
            ("prices hidden, names hidden", new(new LeaderboardFilter { PricesShown = false }, false)),
        })
        {
            var reading = await SecondsAsync(() => votes.ReadAsync(request.Filter, request.StyleControl, cancellationToken));
            using var computed = new ComputedLeaderboards(votes);
            ComputedLeaderboard? shown = null;
            var before = Environment.CpuUsage.TotalTime;
            var cold = await SecondsAsync(async () => shown = await computed.GetAsync(request, new Progress<double>(), cancellationToken));
            var used = Environment.CpuUsage.TotalTime - before;
            var kept = new List<double>();
            for (var again = 0; again < 50; again++)
                kept.Add(await SecondsAsync(() => computed.GetAsync(request, new Progress<double>(), cancellationToken)));
            Console.WriteLine(FormattableString.Invariant(
                $"| {name} | {shown!.Board.Comparisons} | {shown.Board.People} | {cold:F2} | {used.TotalSeconds:F2} | {reading:F2} | {1000 * Stopwatches.Median(kept):F0} |"));
        }
        Console.WriteLine();
    }

    private static void Coverage(int trials, CancellationToken cancellationToken)
    {
        Console.WriteLine("| comparisons | people | drawn | coverage |");
        Console.WriteLine("|---:|---:|---|---:|");
        foreach (var (comparisons, people, spread) in new[] { (100, 0, 0.0), (300, 0, 0), (1000, 0, 0), (600, 30, 0.5), (600, 100, 0.5), (600, 10, 0.5) })
        {
            var covered = 0;
            var truth = Strengths(spread, cancellationToken);
            var drawn = Resampling.Comparisons;
            Parallel.For(0, trials, new ParallelOptions { CancellationToken = cancellationToken }, trial =>
            {
                var rows = Votes(comparisons, people, spread, new Random(trial));
                var board = Leaderboard.Of(rows, Truth.Length, new LeaderboardSettings { Seed = trial, Threads = 1 }, null, cancellationToken);
                drawn = board.Resampling;
                Interlocked.Add(ref covered, board.Groups.SelectMany(group => group.Entries).Count(entry => truth[entry.Candidate] >= entry.Strength.Lower && truth[entry.Candidate] <= entry.Strength.Upper));
            });
            Console.WriteLine(FormattableString.Invariant(
                $"| {comparisons} | {(people == 0 ? "unknown" : $"{people}, tastes ± {spread}")} | {drawn.ToString().ToLowerInvariant()} | {covered / (double)(trials * Truth.Length):F4} |"));
        }
    }

    /// <summary>What is estimated: with tastes, the model that fits votes of endlessly many people best, each of whom votes once.</summary>
    private static double[] Strengths(double spread, CancellationToken cancellationToken)
    {
        if (spread == 0) return [.. Truth.Select(strength => Leaderboard.Middle + Leaderboard.PointsPerLogit * (strength - Truth.Average()))];
        RatedComparison[] everybody = [.. Enumerable.Range(0, 100).SelectMany(part => Votes(20_000, 20_000, spread, new Random(-1 - part))).Select(row => row with { Person = -1 })];
        var settings = new LeaderboardSettings { Rounds = 20 };
        var entries = Leaderboard.Of(everybody, Truth.Length, settings, null, cancellationToken).Groups.Single().Entries;
        return [.. entries.OrderBy(entry => entry.Candidate).Select(entry => entry.Strength.Value)];
    }

    /// <summary>Votes by Davidson's model, ν = 0.6; each person finds every candidate better or worse by a taste of their own.</summary>
    private static RatedComparison[] Votes(int comparisons, int people, double spread, Random random)
    {
        double[][] tastes = [.. Enumerable.Range(0, people).Select(_ => Truth.Select(strength => strength + spread * MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1)).ToArray())];
        return
        [
            .. Enumerable.Range(0, comparisons).Select(_ =>
            {
                var person = people > 0 ? random.Next(people) : -1;
                var strengths = person < 0 ? Truth : tastes[person];
                var left = random.Next(Truth.Length);
                var right = (left + 1 + random.Next(Truth.Length - 1)) % Truth.Length;
                var half = Math.Exp((strengths[left] - strengths[right]) / 2);
                var draw = random.NextDouble() * (half + 1 / half + 0.6);
                var outcome = draw < half ? ComparisonOutcome.LeftBetter : draw < half + 1 / half ? ComparisonOutcome.RightBetter : ComparisonOutcome.Tie;
                return new RatedComparison(left, right, outcome, person);
            }),
        ];
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
