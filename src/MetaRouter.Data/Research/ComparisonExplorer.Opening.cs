using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Imports;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Research;

/// <content>One comparison opened whole.</content>
public sealed partial class ComparisonExplorer
{
    /// <summary>A judged comparison; null when there is none of that sequence, or it waits for a vote.</summary>
    /// <param name="sequence">Its place in the order of all comparisons.</param>
    /// <param name="consentVersion">The version of the consent text in force; 0 while nobody is asked.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<OpenedComparison?> OpenAsync(long sequence, int consentVersion, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        if (await context.Judged(ComparisonFilter.All, consentVersion).SingleOrDefaultAsync(row => row.Sequence == sequence, cancellationToken) is not { } found) return null;
        var consent = await context.People.Where(person => person.Id == found.PersonId).Select(person => person.ConsentVersion).SingleAsync(cancellationToken);
        var pseudonyms = await PseudonymsAsync(cancellationToken);
        var before = await BeforeAsync(context, found, cancellationToken);
        return new OpenedComparison(Nameless(found), pseudonyms.Person(found.PersonId), consentVersion > 0 && consent == consentVersion, before);
    }

    /// <summary>A comparison of an imported dataset; null when it has none of that sequence.</summary>
    public async Task<ImportedComparison?> OpenImportedAsync(Guid datasetId, long sequence, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.ImportedComparisons.SingleOrDefaultAsync(row => row.DatasetId == datasetId && row.Sequence == sequence, cancellationToken);
    }

    // Judged turns and routed answers; of turns that were asked again the last.
    private static async Task<IReadOnlyList<EarlierTurn>> BeforeAsync(StudioContext context, Comparison turn, CancellationToken cancellationToken)
    {
        if (turn.TurnIndex == 0) return [];
        var compared = await context.Comparisons
            .Where(row => row.ConversationId == turn.ConversationId && row.TurnIndex < turn.TurnIndex && row.State == ComparisonState.Voted).ToListAsync(cancellationToken);
        var routed = await context.RoutedAnswers
            .Where(row => row.ConversationId == turn.ConversationId && row.TurnIndex < turn.TurnIndex && row.State != AnswerState.Streaming && row.Text != "")
            .ToListAsync(cancellationToken);
        return [.. compared.Select(row => (row.TurnIndex, row.CreatedAt, Turn: EarlierTurn.Of(row)))
            .Concat(routed.Select(row => (row.TurnIndex, row.CreatedAt, Turn: new EarlierTurn(row.Query, row.CandidateName, row.Text))))
            .GroupBy(row => row.TurnIndex).OrderBy(group => group.Key).Select(group => group.MaxBy(row => row.CreatedAt).Turn)];
    }

    private static Comparison Nameless(Comparison comparison) => comparison with
    {
        Id = Guid.Empty, PersonId = Guid.Empty, ConversationId = Guid.Empty, ProfileId = null,
        Left = comparison.Left with { ComparisonId = Guid.Empty }, Right = comparison.Right with { ComparisonId = Guid.Empty },
    };
}
