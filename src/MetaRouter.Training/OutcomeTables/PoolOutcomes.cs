namespace MetaRouter.Training.OutcomeTables;

/// <summary>An outcome table cut to a pool: only rows that know every candidate's quality and cost. Arrays are [row][candidate].</summary>
public sealed class PoolOutcomes
{
    private PoolOutcomes(IReadOnlyList<string> candidates, IReadOnlyList<OutcomeRow> rows)
    {
        (Candidates, Rows) = (candidates, rows);
        Quality = [.. rows.Select(row => candidates.Select(id => row.Outcomes[id].Quality).ToArray())];
        CostUsd = [.. rows.Select(row => candidates.Select(id => row.Outcomes[id].CostUsd!.Value).ToArray())];
        OutputTokens = [.. rows.Select(row => candidates.Select(id => (double)row.Outcomes[id].OutputTokens).ToArray())];
    }

    /// <summary>Candidate ids in pool order.</summary>
    public IReadOnlyList<string> Candidates { get; }

    /// <summary>The rows, in table order.</summary>
    public IReadOnlyList<OutcomeRow> Rows { get; }

    /// <summary>True quality in [0, 1].</summary>
    public double[][] Quality { get; }

    /// <summary>True price in USD.</summary>
    public double[][] CostUsd { get; }

    /// <summary>True answer length.</summary>
    public double[][] OutputTokens { get; }

    /// <summary>The rows of a table on which every one of these candidates has a quality and a cost.</summary>
    /// <param name="rows">Rows, for instance of one split.</param>
    /// <param name="candidates">Distinct ids, at least one.</param>
    /// <exception cref="OutcomeTableException">No row knows all of them.</exception>
    public static PoolOutcomes Of(IEnumerable<OutcomeRow> rows, IReadOnlyList<string> candidates)
    {
        var complete = rows.Where(row => candidates.All(id => row.Outcomes.TryGetValue(id, out var outcome) && outcome.CostUsd is not null)).ToList();
        return complete.Count > 0
            ? new PoolOutcomes(candidates, complete)
            : throw new OutcomeTableException($"No row knows all of {string.Join(", ", candidates)}; name other candidates with --pool, or another table.");
    }
}
