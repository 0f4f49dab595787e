using MetaRouter.Training.MetaTraining;
using MetaRouter.Training.MetaTraining.Episodes;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Tests.MetaTraining;

/// <summary>A made-up outcome table in which dearer candidates answer better, with predictions that know half of it.</summary>
internal static class ToyTable
{
    private const int Rows = 200;

    public static MetaTrainingData Data(int candidates = 6) =>
        new([Source(candidates, 1)], [Source(candidates, 2)], new Dictionary<string, string> { ["toy.jsonl.gz"] = new('0', 64) });

    public static EpisodeSource Source(int candidates, int seed)
    {
        var random = new Random(seed);
        string[] ids = [.. Enumerable.Range(0, candidates).Select(candidate => $"candidate-{candidate}")];
        double Chance(double ease, int candidate) => Math.Clamp(ease - 0.3 + 0.6 * (candidate + 1) / candidates, 0.02, 0.98);
        double[] eases = [.. Enumerable.Range(0, Rows).Select(_ => random.NextDouble())];
        var rows = eases.Select((ease, row) => new OutcomeRow(
            $"toy/{row}", "toy", "math", "sums", "train", $"question {row}", 10, true,
            ids.Index().ToDictionary(
                item => item.Item,
                item => new Outcome(random.NextDouble() < Chance(ease, item.Index) ? 1 : 0, 1e-5 * Math.Pow(3, item.Index) * (0.7 + 0.6 * random.NextDouble()), 10))));
        var outcomes = PoolOutcomes.Of(rows, ids);
        return new EpisodeSource(new PredictedPool(
            outcomes,
            [.. eases.Select(ease => ids.Select((_, candidate) => Chance(ease, candidate)).ToArray())],
            [.. eases.Select(_ => ids.Select((_, candidate) => 1e-5 * Math.Pow(3, candidate)).ToArray())]));
    }
}
