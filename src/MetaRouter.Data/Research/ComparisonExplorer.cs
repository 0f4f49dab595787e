using System.Linq.Expressions;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Data.Imports;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Research;

/// <summary>
/// Everybody's judged comparisons, for researchers: page by page, or one opened whole. People are known by pseudonyms, and nothing is shown that waits for a
/// vote. Safe for concurrent use.
/// </summary>
public sealed partial class ComparisonExplorer(StudioDatabase database, TimeProvider time)
{
    private Pseudonyms? _pseudonyms;

    /// <summary>How many comparisons a filter holds.</summary>
    /// <param name="datasetId">The imported dataset to look at; null for the comparisons made here.</param>
    /// <param name="filter">Which.</param>
    /// <param name="consentVersion">The version of the consent text in force; 0 while nobody is asked.</param>
    /// <param name="cancellationToken">Stops counting.</param>
    public async Task<long> CountAsync(Guid? datasetId, ComparisonFilter filter, int consentVersion, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return datasetId is { } dataset
            ? await context.Imported(dataset, filter).LongCountAsync(cancellationToken)
            : await context.Judged(filter, consentVersion).LongCountAsync(cancellationToken);
    }

    /// <summary>A page of the comparisons that a filter holds, newest first.</summary>
    /// <param name="datasetId">The imported dataset to look at; null for the comparisons made here.</param>
    /// <param name="filter">Which.</param>
    /// <param name="consentVersion">The version of the consent text in force; 0 while nobody is asked.</param>
    /// <param name="place">Where the page begins.</param>
    /// <param name="take">At most so many rows, at least 1.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<ExplorerPage> PageAsync(
        Guid? datasetId, ComparisonFilter filter, int consentVersion, ExplorerPlace place, int take, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        await using var context = database.CreateContext();
        // One more than is shown tells whether there are others.
        var rows = datasetId is { } dataset
            ? await context.Imported(dataset, filter).Next(row => row.Sequence, place, take + 1).Select(Imported).ToListAsync(cancellationToken)
            : await OwnAsync(context, context.Judged(filter, consentVersion).Next(row => row.Sequence, place, take + 1), consentVersion, cancellationToken);
        var isMore = rows.Count > take;
        var shown = rows.Take(take);
        return place.After is null
            ? new ExplorerPage([.. shown], HasOlder: isMore, HasNewer: place.Before is not null)
            : new ExplorerPage([.. shown.Reverse()], HasOlder: true, HasNewer: isMore);
    }

    /// <summary>The imported datasets, by name.</summary>
    public async Task<IReadOnlyList<ImportedDataset>> DatasetsAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.ImportedDatasets.OrderBy(row => row.Name).ToListAsync(cancellationToken);
    }

    /// <summary>What the comparisons of an imported dataset can be filtered by.</summary>
    public async Task<ExplorerChoices> ImportedChoicesAsync(Guid datasetId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var rows = context.Imported(datasetId, ComparisonFilter.All);
        var models = await rows.Select(row => row.ModelA).Union(rows.Select(row => row.ModelB)).ToListAsync(cancellationToken);
        var categories = await rows.Select(row => row.Category).Distinct().ToListAsync(cancellationToken);
        var languages = await rows.Select(row => row.Language).Distinct().ToListAsync(cancellationToken);
        return new ExplorerChoices(
            [.. models.Order(StringComparer.OrdinalIgnoreCase).Select(model => new ComparedCandidate(model, model))],
            [.. categories.OfType<string>().Order(StringComparer.Ordinal)], [.. languages.OfType<string>().Order(StringComparer.Ordinal)]);
    }

    private static readonly Expression<Func<ImportedComparison, ExplorerRow>> Imported = row => new ExplorerRow
    {
        Sequence = row.Sequence, JudgedAt = row.JudgedAt, Category = row.Category, Language = row.Language,
        Query = row.Query.Substring(0, ExplorerRow.QueryLength), Left = row.ModelA, Right = row.ModelB, Outcome = row.Outcome, Judge = row.Judge,
    };

    private async Task<List<ExplorerRow>> OwnAsync(StudioContext context, IQueryable<Comparison> page, int consentVersion, CancellationToken cancellationToken)
    {
        var lines = await page.Select(row => new
        {
            row.Sequence, row.VotedAt, row.Category, row.Language, Query = row.Query.Substring(0, ExplorerRow.QueryLength), row.Choice,
            row.PricesShown, row.State, row.LeakFlag, row.Onboarding, row.PersonId,
            Left = context.Answers.Where(answer => answer.ComparisonId == row.Id && answer.Side == Side.Left).Select(answer => answer.CandidateName).First(),
            Right = context.Answers.Where(answer => answer.ComparisonId == row.Id && answer.Side == Side.Right).Select(answer => answer.CandidateName).First(),
            ConsentVersion = context.People.Where(person => person.Id == row.PersonId).Select(person => person.ConsentVersion).First(),
        }).ToListAsync(cancellationToken);
        var pseudonyms = await PseudonymsAsync(cancellationToken);
        return [.. lines.Select(line => new ExplorerRow
        {
            Sequence = line.Sequence, JudgedAt = line.VotedAt, Category = line.Category, Language = line.Language, Query = line.Query,
            Left = line.Left, Right = line.Right, Choice = line.Choice, Outcome = line.Choice!.Value.ToOutcome(), PricesShown = line.PricesShown,
            IsWithdrawn = line.State == ComparisonState.Withdrawn, LeakFlag = line.LeakFlag, Onboarding = line.Onboarding,
            Consented = consentVersion > 0 && line.ConsentVersion == consentVersion, Judge = pseudonyms.Person(line.PersonId),
        })];
    }

    // The same as in exports. Read once: the key never changes.
    private async Task<Pseudonyms> PseudonymsAsync(CancellationToken cancellationToken) =>
        _pseudonyms ??= await Pseudonyms.OfAsync(database, time, cancellationToken);
}
