using System.Globalization;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Research;
using MetaRouter.Studio.Controls;

namespace MetaRouter.Studio.Features.Research.Explorer;

/// <summary>How the explorer speaks. Only judged comparisons come here, so candidates are named.</summary>
internal static class ExplorerWords
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm";
    private const int ShortPseudonym = 10;

    internal static string Format(string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>"2026-05-20 14:03", UTC; a dash of unknown.</summary>
    internal static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? ExplorerText.Unknown;

    /// <summary>The first line of a question that is not blank.</summary>
    internal static string FirstLine(string query)
    {
        var line = query.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        return end < 0 ? line.ToString() : $"{line[..end].TrimEnd()} …";
    }

    internal static string Said(ComparisonOutcome outcome, Choice? choice) => choice switch
    {
        Choice.AMuchBetter => ExplorerText.AMuchBetter,
        Choice.BMuchBetter => ExplorerText.BMuchBetter,
        _ => Outcome(outcome),
    };

    internal static string Outcome(ComparisonOutcome outcome) => outcome switch
    {
        ComparisonOutcome.LeftBetter => ExplorerText.ABetter,
        ComparisonOutcome.RightBetter => ExplorerText.BBetter,
        ComparisonOutcome.Tie => ExplorerText.Tie,
        ComparisonOutcome.BothBad => ExplorerText.BothBad,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>The beginning of a pseudonym, enough to tell people on a page apart.</summary>
    internal static string Short(string? pseudonym) => pseudonym switch
    {
        null => ExplorerText.Unknown,
        { Length: > ShortPseudonym } => pseudonym[..ShortPseudonym] + "…",
        _ => pseudonym,
    };

    internal static string Matches(long? count) => count switch
    {
        null => ExplorerText.CountingMatches,
        1 => ExplorerText.OneMatch,
        _ => Format(ExplorerText.Matches, count.Value.ToString("N0", CultureInfo.CurrentCulture)),
    };

    internal static string Number(double? value) => value?.ToString("F3", CultureInfo.CurrentCulture) ?? ExplorerText.Unknown;

    internal static string Number(long? value) => value?.ToString("N0", CultureInfo.CurrentCulture) ?? ExplorerText.Unknown;

    internal static string Seconds(TimeSpan? duration) => duration is { } known ? Format(ExplorerText.Seconds, known.TotalSeconds.ToString("F2", CultureInfo.CurrentCulture)) : ExplorerText.Unknown;

    internal static string Price(Core.Candidates.Cost? cost) => cost is { } known ? Money.Format(known.Usd) : ExplorerText.Unknown;

    internal static string Tokens(ComparisonAnswer answer) => Format(
        ExplorerText.TokensOf, Number(answer.InputTokens), Number(answer.CachedInputTokens ?? 0), Number(answer.OutputTokens), Number(answer.ReasoningTokens ?? 0));

    internal static string Belief(PreferenceSnapshot? belief) => belief is null
        ? ExplorerText.Unknown
        : Format(ExplorerText.BeliefOf, Number(belief.CostWeight), Number(belief.Lower), Number(belief.Upper), belief.ModelVersion);

    internal static string Reason(ComparisonReason reason) => reason switch
    {
        ComparisonReason.Useful => ExplorerText.ReasonUseful,
        ComparisonReason.Complete => ExplorerText.ReasonComplete,
        ComparisonReason.Creative => ExplorerText.ReasonCreative,
        ComparisonReason.ClearFormatting => ExplorerText.ReasonClearFormatting,
        ComparisonReason.Incorrect => ExplorerText.ReasonIncorrect,
        ComparisonReason.Superficial => ExplorerText.ReasonSuperficial,
        ComparisonReason.InstructionsNotFollowed => ExplorerText.ReasonInstructionsNotFollowed,
        ComparisonReason.BetterAnswer => ExplorerText.ReasonBetterAnswer,
        ComparisonReason.CheaperGoodEnough => ExplorerText.ReasonCheaperGoodEnough,
        ComparisonReason.Faster => ExplorerText.ReasonFaster,
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
