using System.Runtime.CompilerServices;
using MetaRouter.Core.Preferences;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Research;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>One person's contexts, as docs/specs/context-sets.md says: no names, no texts, no models.</summary>
internal sealed record ContextSetRow(IReadOnlyList<IReadOnlyList<Context>> Comparisons);

/// <summary>One context, for a table. People are numbered in the order of the file.</summary>
internal sealed record ContextRow(
    int Person, int Comparison, double QualityWinner, double QualityLoser, double CostWinner, double CostLoser, double Strength, double Mask);

/// <summary>What the context encoder saw of each person; of each of their profiles, which are selves of their own.</summary>
internal sealed class ContextSource(ExportScope scope) : IDatasetSource
{
    private const int PageSize = 64;
    private int _people;

    public Type RowType => scope.Request.Format == DatasetFormat.Csv ? typeof(ContextRow) : typeof(ContextSetRow);

    private IQueryable<Comparison> Contexts => scope.Context
        .Judged(scope.Request.Filter with { Withdrawn = false }, scope.Rules.ConsentVersion).Where(row => row.IsContext && row.VotedAt <= scope.AsOf);

    public async Task<long> CountAsync(CancellationToken cancellationToken) => await Contexts.LongCountAsync(cancellationToken);

    public async IAsyncEnumerable<IReadOnlyList<object>> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A set is found by its first context.
        var contexts = Contexts;
        var firsts = contexts.Where(row => !contexts.Any(other =>
            other.PersonId == row.PersonId && other.ProfileId == row.ProfileId && other.Sequence < row.Sequence));
        var after = 0L;
        while (true)
        {
            var page = await firsts.Where(row => row.Sequence > after).OrderBy(row => row.Sequence).Take(PageSize)
                .Select(row => new { row.Sequence, row.PersonId, row.ProfileId }).ToListAsync(cancellationToken);
            if (page.Count == 0) yield break;
            after = page[^1].Sequence;
            var rows = new List<object>();
            foreach (var first in page) rows.AddRange(await RowsAsync(first.PersonId, first.ProfileId, cancellationToken));
            yield return rows;
            if (page.Count < PageSize) yield break;
        }
    }

    private async Task<IEnumerable<object>> RowsAsync(Guid personId, Guid? profileId, CancellationToken cancellationToken)
    {
        var version = await scope.Context.People.Where(person => person.Id == personId).Select(person => person.ConsentVersion).SingleOrDefaultAsync(cancellationToken);
        var stored = await Contexts.Where(row => row.PersonId == personId && row.ProfileId == profileId).OrderBy(row => row.Sequence)
            .Select(row => new { row.Choice, row.QualityLeft, row.QualityRight, row.NormalisedCostLeft, row.NormalisedCostRight }).ToListAsync(cancellationToken);
        scope.Read += stored.Count;
        if (!scope.Rules.HasConsented(version) && !scope.Rules.WithoutConsent)
        {
            foreach (var _ in stored) scope.LeftOut.Add(LeftOut.NoConsent);
            return [];
        }

        // Numbers only: there is no text that could hold personal data.
        List<IReadOnlyList<Context>> comparisons =
        [
            .. stored.Select(row => Context.From(row.Choice!.Value, row.QualityLeft!.Value, row.QualityRight!.Value, row.NormalisedCostLeft!.Value, row.NormalisedCostRight!.Value))
                .Where(made => made.Count > 0),
        ];
        if (comparisons.Count == 0) return [];
        _people++;
        if (scope.Request.Format == DatasetFormat.Jsonl) return [new ContextSetRow(comparisons)];
        return comparisons.SelectMany((made, index) => made.Select(context => (object)new ContextRow(
            _people, index + 1, context.QualityWinner, context.QualityLoser, context.CostWinner, context.CostLoser, context.Strength, context.Mask)));
    }
}
