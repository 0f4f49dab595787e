using System.CommandLine;
using MetaRouter.Training.MetaTraining;
using MetaRouter.Training.MetaTraining.Episodes;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Benchmarks.Training;

/// <summary>A whole step of meta-training: drawing 64 people and their comparisons, and the training step itself.</summary>
internal static class MetaTrainingBenchmark
{
    private const int Rows = 2000;
    private const int Candidates = 20;

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(400);

    public static Command Command()
    {
        var rounds = new Option<int>("--rounds") { Description = "Measurements; the median counts", DefaultValueFactory = _ => 11 };
        var command = new Command("meta-training", "A step of meta-training, end to end, on made-up outcomes.") { rounds };
        command.SetAction(parsed =>
        {
            using var trainer = new MetaTrainer([Source(new Random(1))], new MetaTrainingOptions(), seed: 1);
            var seconds = Enumerable.Range(0, parsed.GetValue(rounds)).Select(_ => Stopwatches.SecondsPerCall(() => trainer.Step(), Slice)).ToList();
            Console.WriteLine($"{Environment.ProcessorCount} cores; step of 64 people: median {Stopwatches.Median(seconds) * 1e3:F1} ms, fastest {seconds.Min() * 1e3:F1} ms of {seconds.Count} rounds");
        });
        return command;
    }

    private static EpisodeSource Source(Random random)
    {
        string[] ids = [.. Enumerable.Range(0, Candidates).Select(candidate => $"candidate-{candidate}")];
        var rows = Enumerable.Range(0, Rows).Select(row => new OutcomeRow(
            $"made-up/{row}", "made-up", "math", "sums", "train", $"question {row}", 10, true,
            ids.Index().ToDictionary(
                item => item.Item,
                item => new Outcome(random.NextDouble() < 0.3 + 0.03 * item.Index ? 1 : 0, 1e-5 * Math.Pow(1.4, item.Index) * (0.5 + random.NextDouble()), 10))));
        var outcomes = PoolOutcomes.Of(rows, ids);
        return new EpisodeSource(new PredictedPool(outcomes, [.. outcomes.Quality.Select(row => row.Select(q => 0.3 + 0.4 * q).ToArray())], outcomes.CostUsd));
    }
}
