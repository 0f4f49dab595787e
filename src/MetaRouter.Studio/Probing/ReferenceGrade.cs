using System.Globalization;
using System.Text.RegularExpressions;
using MetaRouter.Core.Queries;

namespace MetaRouter.Studio.Probing;

/// <summary>
/// Compares an answer with a reference without asking a model: options and numbers by what the answer ends on, short references by whether the answer has them,
/// and everything else by the words that both use. It reads no meaning: it can be trusted with numbers, options and names, and with little beyond
/// (docs/specs/probes.md).
/// </summary>
public static partial class ReferenceGrade
{
    /// <summary>Most words of a reference that an answer may simply contain.</summary>
    public const int ShortWords = 6;

    /// <summary>Grade in [0, 1], and how it came about, for people.</summary>
    public static (double Grade, string How) Of(string answer, string reference)
    {
        var (said, right) = (Plain(answer), Plain(reference));
        if (said == right) return (1, ProbingText.GradeSame);
        if (OptionReference().Match(right) is { Success: true } option)
            return Stated(said) is { } stated ? Judged(stated == option.Groups[1].Value, ProbingText.GradeOption, stated) : (0, ProbingText.GradeNoOption);
        if (NumberReference().IsMatch(right) && Number(Digits().Match(right).Value) is { } number)
            return Last(answer) is { } last ? Judged(IsClose(last, number), ProbingText.GradeNumber, last.ToString(CultureInfo.CurrentCulture)) : (0, ProbingText.GradeNoNumber);
        var (ours, theirs) = (Words(said), Words(right));
        if (theirs.Count is > 0 and <= ShortWords && $" {string.Join(' ', ours)} ".Contains($" {string.Join(' ', theirs)} ", StringComparison.Ordinal))
            return (1, ProbingText.GradeContains);
        var shared = Overlap(ours, theirs);
        return (shared, string.Format(CultureInfo.CurrentCulture, ProbingText.GradeWords, shared));
    }

    /// <summary>F1 of the words that two texts share, each as often as both have it.</summary>
    private static double Overlap(List<string> ours, List<string> theirs)
    {
        var left = theirs.CountBy(word => word).ToDictionary(StringComparer.Ordinal);
        var common = 0;
        foreach (var word in ours)
        {
            if (left.GetValueOrDefault(word) == 0) continue;
            left[word]--;
            common++;
        }

        return common == 0 ? 0 : 2.0 * common / (ours.Count + theirs.Count);
    }

    private static (double, string) Judged(bool isRight, string how, string stated) => (isRight ? 1 : 0, string.Format(CultureInfo.CurrentCulture, how, stated));

    private static string Plain(string text) => QueryText.Normalise(Markup().Replace(text, "").Replace('\u2212', '-')).Trim('.', ' ');

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    // The last one counts: answers reason first and conclude then.
    private static string? Stated(string said) =>
        StatedOption().Matches(said).LastOrDefault() is { } stated ? stated.Groups[1].Value
        : LeadingOption().Match(said) is { Success: true } leading ? leading.Groups[1].Value
        : null;

    private static decimal? Last(string answer)
    {
        var text = answer.Replace('\u2212', '-');
        var where = Boxed().Matches(text).LastOrDefault()?.Groups[1].Value ?? text;
        return Digits().Matches(where).Select(match => Number(match.Value)).LastOrDefault(number => number is not null);
    }

    private static decimal? Number(string digits) =>
        decimal.TryParse(digits.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsClose(decimal left, decimal right) => Math.Abs((double)left - (double)right) <= 1e-6 * Math.Max(1, Math.Abs((double)right));

    [GeneratedRegex(@"[*_`#]+")]
    private static partial Regex Markup();

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\(?([a-j])\)?$")]
    private static partial Regex OptionReference();

    [GeneratedRegex(@"(?:answer|option|choice)(?:\s+is)?\s*:?\s*\(?([a-j])\)?(?![\p{L}\p{N}])")]
    private static partial Regex StatedOption();

    [GeneratedRegex(@"^\(?([a-j])(?:\)|[.:,]|$)")]
    private static partial Regex LeadingOption();

    [GeneratedRegex(@"^[$€£]?\s*-?\d[\d,]*(?:\.\d+)?\s*%?$")]
    private static partial Regex NumberReference();

    [GeneratedRegex(@"(?<![\p{L}\d.])-?\d[\d,]*(?:\.\d+)?")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\\boxed\{([^{}]*)\}")]
    private static partial Regex Boxed();
}
