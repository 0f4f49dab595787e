using System.Globalization;

namespace MetaRouter.Studio.Controls;

/// <summary>Writes amounts in US dollars the way a person reads them: tiny prices keep two significant digits, and nothing is ever scientific.</summary>
public static class Money
{
    private const string Minus = "\u2212";
    private const decimal Least = 0.000001m;
    private static readonly CultureInfo Style = CultureInfo.GetCultureInfo("en-US");

    /// <summary>"$1,204.50", "$4.10", "$0.041", "$0.0041"; "&lt;$0.000001" below a millionth; a true minus sign in front of negative amounts.</summary>
    public static string Format(decimal usd)
    {
        var amount = Math.Abs(usd);
        var sign = usd < 0 ? Minus : "";
        if (amount == 0)
            return "$0";
        if (amount < Least)
            return sign + "<$" + Least.ToString(Style);
        return sign + "$" + Digits(amount);
    }

    /// <summary>Like <see cref="Format"/>, with a plus sign in front of positive amounts.</summary>
    public static string FormatSigned(decimal usd) => usd > 0 ? "+" + Format(usd) : Format(usd);

    /// <summary>"$4.10 per 1,000".</summary>
    /// <param name="usdPerThousand">Price of a thousand answers.</param>
    public static string FormatPerThousand(decimal usdPerThousand) => string.Format(Style, ControlText.PerThousand, Format(usdPerThousand));

    private static string Digits(decimal amount)
    {
        if (amount >= 0.0995m)
            return amount.ToString("N2", Style);
        var decimals = 2;
        for (var first = amount; first < 0.1m; first *= 10)
            decimals++;
        return amount.ToString("F" + decimals.ToString(Style), Style);
    }
}
