using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MetaRouter.TestKit.OutcomeTables;

/// <summary>
/// Writes outcome tables about candidates that do not exist: <c>c0</c> is the cheapest and weakest, each further one is twice as dear and better. Tasks differ in
/// difficulty, and the words of a query tell its task. Options damage the table in the ways real ones are damaged.
/// </summary>
public sealed record MadeUpTable
{
    private static readonly string[] Tasks = ["sums", "poems", "riddles", "proofs"];

    /// <summary>Rows written, before repetitions.</summary>
    public int Rows { get; init; } = 240;

    /// <summary>Candidates.</summary>
    public int Candidates { get; init; } = 4;

    /// <summary>Cost of the cheapest candidate, USD; 0 makes all free.</summary>
    public double CheapestUsd { get; init; } = 0.0001;

    /// <summary>How many times as much each further candidate costs.</summary>
    public double PriceStep { get; init; } = 2;

    /// <summary>Splits that rows take in turn.</summary>
    public IReadOnlyList<string> Splits { get; init; } = ["ood"];

    /// <summary>Share of outcomes without a cost.</summary>
    public double WithoutCost { get; init; }

    /// <summary>Share of outcomes that are missing.</summary>
    public double Missing { get; init; }

    /// <summary>Share of rows that are written twice.</summary>
    public double Repeated { get; init; }

    /// <summary>Draws the table.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Writes the table.</summary>
    /// <returns>The path.</returns>
    public string WriteTo(TemporaryFolder folder, string name = "table.jsonl")
    {
        var path = folder.File(name);
        File.WriteAllText(path, ToJsonLines());
        return path;
    }

    private string ToJsonLines()
    {
        var random = new Random(Seed);
        var lines = new StringBuilder();
        for (var row = 0; row < Rows; row++)
        {
            var line = JsonSerializer.Serialize(Row(row, random));
            lines.Append(line).Append('\n');
            if (random.NextDouble() < Repeated) lines.Append(line).Append('\n');
        }
        return lines.ToString();
    }

    private Dictionary<string, object> Row(int row, Random random)
    {
        var task = random.Next(Tasks.Length);
        var outcomes = new Dictionary<string, object>();
        for (var candidate = 0; candidate < Candidates; candidate++)
        {
            // A draw for everything keeps a damaged table like the whole one.
            var right = random.NextDouble() < 0.95 - 0.2 * task + 0.15 * candidate * task / Tasks.Length + 0.05 * candidate;
            var cost = CheapestUsd * Math.Pow(PriceStep, candidate) * (0.8 + 0.4 * random.NextDouble());
            var (missing, withoutCost) = (random.NextDouble() < Missing, random.NextDouble() < WithoutCost);
            if (!missing) outcomes[$"c{candidate}"] = new { quality = right ? 1.0 : 0.0, cost_usd = withoutCost ? (double?)null : cost, output_tokens = 100 };
        }

        return new Dictionary<string, object>
        {
            ["id"] = $"made-up/{row}",
            ["dataset"] = "made-up",
            ["family"] = task < 2 ? "easy" : "hard",
            ["task"] = Tasks[task],
            ["split"] = Splits[row % Splits.Count],
            ["query"] = string.Create(CultureInfo.InvariantCulture, $"Please write {Tasks[task]} about the number {row}"),
            ["input_tokens"] = 10,
            ["cost_estimated"] = true,
            ["outcomes"] = outcomes,
        };
    }
}
