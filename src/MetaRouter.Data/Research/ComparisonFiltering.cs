using System.Linq.Expressions;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Imports;
using MetaRouter.Data.Storage;

namespace MetaRouter.Data.Research;

/// <summary>A filter as a query. Whatever researchers see is read through one of these: what is not judged yet is never among it.</summary>
internal static class ComparisonFiltering
{
    /// <summary>The comparisons of everybody that were judged, those taken back included unless the filter leaves them out.</summary>
    /// <param name="context">The tables.</param>
    /// <param name="filter">Which.</param>
    /// <param name="consentVersion">The version of the consent text in force; 0 while nobody is asked.</param>
    public static IQueryable<Comparison> Judged(this StudioContext context, ComparisonFilter filter, int consentVersion)
    {
        var rows = filter.Withdrawn switch
        {
            true => context.Comparisons.Where(row => row.State == ComparisonState.Withdrawn),
            false => context.Comparisons.Where(row => row.State == ComparisonState.Voted),
            null => context.Comparisons.Where(row => row.State == ComparisonState.Voted || row.State == ComparisonState.Withdrawn),
        };
        if (filter.From is { } from) rows = rows.Where(row => row.VotedAt >= from);
        if (filter.Before is { } before) rows = rows.Where(row => row.VotedAt < before);
        if (filter.Category is { } category) rows = rows.Where(row => row.Category == category);
        if (filter.Language is { } language) rows = rows.Where(row => row.Language == language);
        if (filter.PricesShown is { } shown) rows = rows.Where(row => row.PricesShown == shown);
        if (filter.Onboarding is { } onboarding) rows = rows.Where(row => row.Onboarding == onboarding);
        if (filter.LeakFlag is { } leak) rows = rows.Where(row => row.LeakFlag == leak);
        if (filter.Outcome is { } outcome) rows = rows.Where(Says(outcome));
        if (filter.Consented is { } consented) rows = ByConsent(context, rows, consented, consentVersion);
        if (filter.CandidateId is { } candidate)
            rows = rows.Where(row => context.Answers.Any(answer => answer.ComparisonId == row.Id && answer.CandidateId == candidate));
        if (filter.OtherCandidateId is { } other)
            rows = rows.Where(row => context.Answers.Any(answer => answer.ComparisonId == row.Id && answer.CandidateId == other));
        return rows;
    }

    /// <summary>The comparisons of an imported dataset. What a file does not say (prices, consent, onboarding, leaks, withdrawals) does not narrow.</summary>
    public static IQueryable<ImportedComparison> Imported(this StudioContext context, Guid datasetId, ComparisonFilter filter)
    {
        var rows = context.ImportedComparisons.Where(row => row.DatasetId == datasetId);
        if (filter.From is { } from) rows = rows.Where(row => row.JudgedAt >= from);
        if (filter.Before is { } before) rows = rows.Where(row => row.JudgedAt < before);
        if (filter.Category is { } category) rows = rows.Where(row => row.Category == category);
        if (filter.Language is { } language) rows = rows.Where(row => row.Language == language);
        if (filter.Outcome is { } outcome) rows = rows.Where(row => row.Outcome == outcome);
        if (filter.CandidateId is { } candidate) rows = rows.Where(row => row.ModelA == candidate || row.ModelB == candidate);
        if (filter.OtherCandidateId is { } other) rows = rows.Where(row => row.ModelA == other || row.ModelB == other);
        return rows;
    }

    private static IQueryable<Comparison> ByConsent(StudioContext context, IQueryable<Comparison> rows, bool consented, int consentVersion)
    {
        // Asked once, not for each row: few people have many comparisons.
        var agreed = context.People.Where(person => consentVersion > 0 && person.ConsentVersion == consentVersion).Select(person => person.Id);
        return consented ? rows.Where(row => agreed.Contains(row.PersonId)) : rows.Where(row => !agreed.Contains(row.PersonId));
    }

    private static Expression<Func<Comparison, bool>> Says(ComparisonOutcome outcome) => outcome switch
    {
        ComparisonOutcome.LeftBetter => row => row.Choice == Choice.AMuchBetter || row.Choice == Choice.ABetter,
        ComparisonOutcome.RightBetter => row => row.Choice == Choice.BMuchBetter || row.Choice == Choice.BBetter,
        ComparisonOutcome.Tie => row => row.Choice == Choice.Tie,
        ComparisonOutcome.BothBad => row => row.Choice == Choice.BothBad,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
