using System.Globalization;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Studio.Controls;
using static MetaRouter.Studio.Features.Preference.Words;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>A judged comparison in words. Names the candidates, so it is not for one that still waits for a choice.</summary>
internal static class HistoryWords
{
    private const int ClippedLength = 180;

    /// <summary>What the person said.</summary>
    internal static string Said(Comparison comparison)
    {
        var (left, right) = (comparison.Left.CandidateName, comparison.Right.CandidateName);
        return comparison.Choice switch
        {
            Choice.AMuchBetter => Format(PreferenceText.SaidMuchBetter, left, right),
            Choice.ABetter => Format(PreferenceText.SaidBetter, left, right),
            Choice.Tie => Format(PreferenceText.SaidTie, left, right),
            Choice.BBetter => Format(PreferenceText.SaidBetter, right, left),
            Choice.BMuchBetter => Format(PreferenceText.SaidMuchBetter, right, left),
            Choice.BothBad => Format(PreferenceText.SaidBothBad, left, right),
            _ => throw new ArgumentException("Only a judged comparison has a history.", nameof(comparison)),
        };
    }

    /// <summary>An answer's name with the price that was on screen at the vote; without one, only the name.</summary>
    internal static string Price(ComparisonAnswer answer) => answer.ShownCost is { } shown
        ? Format(answer.ShownIsExpected ? PreferenceText.AnswerPriceExpected : PreferenceText.AnswerPrice, answer.CandidateName, Money.Format(shown.Usd))
        : answer.CandidateName;

    /// <summary>Whether the preference rests on the comparison, and if not, why.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="otherProfile">What the profile is called that it counts in, when that is not the one in use.</param>
    internal static string Counting(Comparison comparison, string? otherProfile) => comparison switch
    {
        { IsContext: true } when otherProfile is not null => Format(PreferenceText.CountsElsewhere, otherProfile),
        { IsContext: true } => PreferenceText.Counts,
        { State: ComparisonState.Withdrawn } => PreferenceText.NotWithdrawn,
        { ContextEnd: ContextEnd.Reset } => PreferenceText.NotReset,
        { ContextEnd: ContextEnd.ProfileDeleted } => PreferenceText.NotProfile,
        { Choice: Choice.BothBad } => PreferenceText.NotBothBad,
        { Left.ShownCost: null } or { Right.ShownCost: null } => PreferenceText.NotHidden,
        _ => PreferenceText.NotRecorded,
    };

    /// <summary>How long ago, or the day when it was over a week ago: true in every time zone.</summary>
    internal static string When(DateTimeOffset moment, DateTimeOffset now) => (now - moment) switch
    {
        { TotalMinutes: < 1 } => PreferenceText.JustNow,
        { TotalHours: < 1 } ago => Format(PreferenceText.MinutesAgo, (int)ago.TotalMinutes),
        { TotalDays: < 1 } ago => Format(PreferenceText.HoursAgo, (int)ago.TotalHours),
        { TotalDays: < 7 } ago => Format(PreferenceText.DaysAgo, (int)ago.TotalDays),
        _ => moment.ToString("d MMM yyyy", CultureInfo.CurrentCulture),
    };

    /// <summary>Whether <see cref="Clip"/> leaves something out.</summary>
    internal static bool IsLong(string query) => query.Length > ClippedLength;

    /// <summary>The beginning of a long question, in one line.</summary>
    internal static string Clip(string query)
    {
        if (!IsLong(query)) return query;
        // Never through the middle of a surrogate pair.
        var length = char.IsHighSurrogate(query[ClippedLength - 1]) ? ClippedLength - 1 : ClippedLength;
        return query[..length].TrimEnd() + "…";
    }
}
