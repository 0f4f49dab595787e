using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Tests.Quality;

/// <summary>
/// An outcome table that can be predicted: "sum" questions are answered well by the dear candidate only, "name" questions by both. Costs follow
/// the kind of question.
/// </summary>
internal static class ToyOutcomes
{
    public const string Dear = "dear";
    public const string Cheap = "cheap";

    public static readonly string[] Pool = [Dear, Cheap];

    public static OutcomeTable Table(int rows, string split = "ood", int seed = 1)
    {
        var random = new Random(seed);
        return new OutcomeTable(Enumerable.Range(0, rows).Select(number => Row(number, split, random)), new Dictionary<string, string> { ["toy.jsonl"] = "00" });
    }

    public static OutcomeRow Row(int number, string split, Random random)
    {
        var hard = number % 2 == 0;
        var query = hard ? $"sum of the digits of {number} and {number + 7}" : $"name a river number {number}";
        return new OutcomeRow($"toy/{number}", "toy", "toy", hard ? "sum" : "name", split, query, 10, true, new Dictionary<string, Outcome>
        {
            [Dear] = new(random.NextDouble() < 0.95 ? 1 : 0, hard ? 0.02 : 0.01, hard ? 200 : 100),
            [Cheap] = new(random.NextDouble() < (hard ? 0.1 : 0.9) ? 1 : 0, hard ? 0.002 : 0.001, hard ? 200 : 100),
        });
    }
}
