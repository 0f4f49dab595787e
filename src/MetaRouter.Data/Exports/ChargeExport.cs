using System.Runtime.CompilerServices;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Exports;

/// <summary>
/// What one call cost, as its person may know it: who answered in a comparison comes after the vote, in the download too.
/// </summary>
internal sealed record ChargeExport
{
    private const string AfterTheVote = "Which model was called and what it cost come after the vote.";
    private const string OfNoComparison = "The comparison is not there any more.";

    public required DateTimeOffset CreatedAt { get; init; }

    public required ChargePurpose Purpose { get; init; }

    public required Guid? TurnId { get; init; }

    public ChargeState? State { get; init; }

    public Cost? Reserved { get; init; }

    public Cost? Amount { get; init; }

    public bool? IsEstimated { get; init; }

    public string? CandidateId { get; init; }

    public string? ProviderId { get; init; }

    public string? PriceVersion { get; init; }

    public long? InputTokens { get; init; }

    public long? OutputTokens { get; init; }

    public long? CachedInputTokens { get; init; }

    public long? ReasoningTokens { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? Note { get; init; }

    /// <summary>The person's charges in order.</summary>
    public static async IAsyncEnumerable<ChargeExport> Of(StudioContext context, Guid personId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var charges = PersonExport.PagesAsync(context.Charges.Where(row => row.PersonId == personId), row => row.Sequence, cancellationToken);
        await foreach (var charge in charges.WithCancellation(cancellationToken))
        {
            var turn = charge.Purpose == ChargePurpose.Comparison
                ? await context.Comparisons.Where(row => row.Id == charge.TurnId && row.PersonId == personId)
                    .Select(row => new { IsJudged = row.Choice != null }).SingleOrDefaultAsync(cancellationToken)
                : null;
            if (charge.Purpose != ChargePurpose.Comparison || turn is { IsJudged: true }) yield return Whole(charge);
            else if (turn is null) yield return Bare(charge, OfNoComparison) with { State = charge.State, Amount = Money(charge.Amount), IsEstimated = charge.IsEstimated };
            else yield return Bare(charge, AfterTheVote);
        }
    }

    private static Cost? Money(long? picoUsd) => picoUsd is { } amount ? Cost.FromPicoUsd(amount) : null;

    private static ChargeExport Bare(Charge charge, string note) =>
        new() { CreatedAt = charge.CreatedAt, Purpose = charge.Purpose, TurnId = charge.TurnId, Note = note };

    private static ChargeExport Whole(Charge charge) => new()
    {
        CreatedAt = charge.CreatedAt,
        Purpose = charge.Purpose,
        TurnId = charge.TurnId,
        State = charge.State,
        Reserved = Money(charge.Reserved),
        Amount = Money(charge.Amount),
        IsEstimated = charge.IsEstimated,
        CandidateId = charge.CandidateId,
        ProviderId = charge.ProviderId,
        PriceVersion = charge.PriceVersion,
        InputTokens = charge.InputTokens,
        OutputTokens = charge.OutputTokens,
        CachedInputTokens = charge.CachedInputTokens,
        ReasoningTokens = charge.ReasoningTokens,
        EndedAt = charge.EndedAt,
    };
}
