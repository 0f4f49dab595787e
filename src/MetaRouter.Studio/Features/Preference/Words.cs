using System.Globalization;
using MetaRouter.Studio.Controls;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>How the page writes numbers.</summary>
internal static class Words
{
    internal static string Format(string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>A cost weight, or the width of its range: "0.42".</summary>
    internal static string Weight(double weight) => weight.ToString("0.00", CultureInfo.CurrentCulture);

    /// <summary>A share or a quality in [0, 1]: "81 %".</summary>
    internal static string Percent(double share) => Format(PreferenceText.Percent, (100 * share).ToString("0", CultureInfo.CurrentCulture));

    /// <summary>USD of one answer as the price of a thousand: "$4.10".</summary>
    internal static string PerThousand(double usd) => Money.Format((decimal)(1000 * usd));
}
