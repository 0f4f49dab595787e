using System.Globalization;

namespace MetaRouter.Studio.Features.Admin.Settings;

/// <summary>Reads what was typed into a section's fields; what cannot be read becomes a problem of its field, and a value that stands in for it.</summary>
public sealed class TypedSection(IReadOnlyDictionary<string, string> values)
{
    private readonly Dictionary<string, string> _problems = [];

    /// <summary>What is wrong, by field, each saying what to write instead; empty when everything can be read.</summary>
    public IReadOnlyDictionary<string, string> Problems => _problems;

    /// <summary>Whether a switch is on.</summary>
    public bool IsOn(string field) => values[field] == SettingField.On;

    /// <summary>What was chosen.</summary>
    public TChoice Choice<TChoice>(string field)
        where TChoice : struct, Enum => Enum.TryParse<TChoice>(values[field], out var chosen) && Enum.IsDefined(chosen) ? chosen : Refuse(field, SettingsText.NotAChoice, default(TChoice));

    /// <summary>USD, 0 … 1,000,000.</summary>
    public decimal Usd(string field) => UsdOrNone(field) ?? Refuse(field, SettingsText.NotAnAmount, 0m);

    /// <summary>USD, 0 … 1,000,000; null when the field is empty.</summary>
    public decimal? UsdOrNone(string field)
    {
        var typed = Text(field).TrimStart('$');
        if (typed.Length == 0) return null;
        return decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var usd) && usd <= 1_000_000
            ? usd
            : Refuse(field, SettingsText.NotAnAmount, 0m);
    }

    /// <summary>A whole number from 1 to <paramref name="most"/>.</summary>
    public int Count(string field, int most) =>
        int.TryParse(Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= most
            ? count
            : Refuse(field, string.Format(CultureInfo.CurrentCulture, SettingsText.NotACount, most.ToString("N0", CultureInfo.CurrentCulture)), 1);

    /// <summary>A share in [0, 1].</summary>
    public double Share(string field) =>
        double.TryParse(Text(field), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1
            ? share
            : Refuse(field, SettingsText.NotAShare, 0.0);

    /// <summary>An IANA time zone that this machine knows.</summary>
    public string Zone(string field) =>
        Text(field) is { Length: > 0 } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? zone : Refuse(field, SettingsText.NotAZone, "UTC");

    /// <summary>A text without white space around it.</summary>
    public string Text(string field) => values[field].Trim();

    /// <summary>A text of at most so many characters.</summary>
    public string Text(string field, int most) => Text(field) is var text && text.Length <= most
        ? text
        : Refuse(field, string.Format(CultureInfo.CurrentCulture, SettingsText.TooLong, most.ToString("N0", CultureInfo.CurrentCulture)), "");

    private T Refuse<T>(string field, string problem, T instead)
    {
        _problems.TryAdd(field, problem);
        return instead;
    }
}
