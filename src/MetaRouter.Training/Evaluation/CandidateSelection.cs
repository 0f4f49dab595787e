using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation;

/// <summary>Which candidates of a table an evaluation is about.</summary>
public static class CandidateSelection
{
    /// <summary>Share of a candidate's rows on which its cost must be known, or the default pool would lose most of its rows to it.</summary>
    private const double PricedShare = 0.5;

    /// <summary>The named ids (or the ids of named pools), each once; without any, the candidates present on nearly every row whose costs are mostly known.</summary>
    /// <param name="table">The table.</param>
    /// <param name="asked">Ids or names of <see cref="NamedPools"/>; null or empty for the default.</param>
    /// <exception cref="EvaluationException">An id is not in the table, or fewer than two candidates remain.</exception>
    public static IReadOnlyList<string> Of(OutcomeTable table, IReadOnlyCollection<string>? asked)
    {
        if (asked is null or { Count: 0 })
        {
            string[] complete = [.. table.CompleteCandidates.Where(id => IsPriced(table, id))];
            return complete.Length >= 2
                ? complete
                : throw new EvaluationException($"Only {complete.Length} candidates are present on 99 % of the rows, with costs; name a pool with --pool. The table has {List(KnownTo(table))}.");
        }

        var known = KnownTo(table);
        string[] ids = [.. asked.SelectMany(id => known.Contains(id) ? [id] : NamedPools.Find(id) ?? [id]).Distinct(StringComparer.Ordinal)];
        var unknown = ids.Where(id => !known.Contains(id)).ToList();
        if (unknown.Count > 0) throw new EvaluationException($"Not in the table: {List(unknown)}. It has {List(known)}; pools by name are {List(NamedPools.Names)}.");
        return ids.Length >= 2 ? ids : throw new EvaluationException($"A pool needs at least two candidates; --pool names {List(ids)}.");
    }

    private static bool IsPriced(OutcomeTable table, string id) =>
        table.Rows.Count(row => row.Outcomes.TryGetValue(id, out var outcome) && outcome.CostUsd is not null) >= PricedShare * table.Rows.Count;

    private static SortedSet<string> KnownTo(OutcomeTable table) => new(table.Rows.SelectMany(row => row.Outcomes.Keys), StringComparer.Ordinal);

    private static string List(IEnumerable<string> ids) => string.Join(", ", ids);
}
