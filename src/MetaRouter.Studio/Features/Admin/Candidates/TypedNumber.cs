using System.Globalization;

namespace MetaRouter.Studio.Features.Admin.Candidates;

/// <summary>Reads numbers as people type them: digits with a point or a comma before the fraction, and nothing else.</summary>
internal static class TypedNumber
{
    private const int MostDigits = 12;

    /// <summary>A number of at least 0 with at most 12 digits after the point; null when the text is none, or could mean two, such as 1,000.</summary>
    public static decimal? Parse(string text)
    {
        var typed = text.Trim();
        if (typed.Contains(',', StringComparison.Ordinal))
        {
            // 1,000 is a thousand to some and one to others.
            if (typed.Contains('.', StringComparison.Ordinal) || typed.Length - typed.IndexOf(',', StringComparison.Ordinal) == 4) return null;
            typed = typed.Replace(',', '.');
        }

        if (typed.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point && typed.Length - point - 1 > MostDigits) return null;
        return typed.Length <= 30 && decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
