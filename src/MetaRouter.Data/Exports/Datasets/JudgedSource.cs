using System.Runtime.CompilerServices;
using MetaRouter.Core.Privacy;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Research;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>Judged comparisons as rows of a dataset, after the rules on consent and personal data.</summary>
/// <param name="scope">The export.</param>
/// <param name="rowType">The type of the rows.</param>
/// <param name="rowsOf">The rows that one comparison makes; it counts the comparison as left out when it makes none.</param>
internal sealed class JudgedSource(ExportScope scope, Type rowType, Func<ExportScope, JudgedComparison, IEnumerable<object>> rowsOf) : IDatasetSource
{
    private const int PageSize = 64;

    public Type RowType => rowType;

    private IQueryable<Comparison> Rows => scope.Context
        .Judged(scope.Request.Filter with { Withdrawn = false }, scope.Rules.ConsentVersion).Where(row => row.VotedAt <= scope.AsOf);

    public async Task<long> CountAsync(CancellationToken cancellationToken) => await Rows.LongCountAsync(cancellationToken);

    public async IAsyncEnumerable<IReadOnlyList<object>> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        while (true)
        {
            var page = await Rows.Where(row => row.Sequence > after).OrderBy(row => row.Sequence).Take(PageSize).ToListAsync(cancellationToken);
            if (page.Count == 0) yield break;
            after = page[^1].Sequence;
            var consents = await ConsentsAsync(page, cancellationToken);
            var earlier = await EarlierTurns.ReadAsync(scope.Context, page, cancellationToken);
            var rows = new List<object>();
            foreach (var row in page)
            {
                scope.Read++;
                var version = consents.GetValueOrDefault(row.PersonId);
                var judged = new JudgedComparison(row, version, scope.Rules.HasConsented(version), earlier.Before(row));
                if (MayLeave(judged)) rows.AddRange(rowsOf(scope, judged));
            }

            yield return rows;
            if (page.Count < PageSize) yield break;
        }
    }

    private bool MayLeave(JudgedComparison judged)
    {
        if (!judged.HasConsented && !scope.Rules.WithoutConsent)
        {
            scope.LeftOut.Add(LeftOut.NoConsent);
            return false;
        }

        if (scope.Rules.PersonalData || PersonalData.In(judged.Texts) is not (not PersonalDataKinds.None and var found)) return true;
        scope.LeftOut.Add(found);
        return false;
    }

    private async Task<Dictionary<Guid, int?>> ConsentsAsync(List<Comparison> page, CancellationToken cancellationToken)
    {
        var people = page.Select(row => row.PersonId).Distinct().ToList();
        return await scope.Context.People.Where(person => people.Contains(person.Id))
            .Select(person => new { person.Id, person.ConsentVersion }).ToDictionaryAsync(person => person.Id, person => person.ConsentVersion, cancellationToken);
    }
}
