namespace MetaRouter.Studio.Features.Admin.Settings;

/// <summary>How a setting is typed.</summary>
public enum FieldKind
{
    /// <summary>On or off.</summary>
    Switch,

    /// <summary>One of a few.</summary>
    Choice,

    /// <summary>A short text or a number.</summary>
    Line,

    /// <summary>Markdown, shown as people will see it.</summary>
    Markdown,
}

/// <summary>One setting of a section, as the page shows it. Values are texts, as typed.</summary>
/// <param name="Id">Its name in the section.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Kind">How it is typed.</param>
/// <param name="Hint">What it means.</param>
public sealed record SettingField(string Id, string Label, FieldKind Kind, string Hint = "")
{
    /// <summary>On, as the value of a switch.</summary>
    public const string On = "on";

    /// <summary>Off, as the value of a switch.</summary>
    public const string Off = "off";

    /// <summary>What may be chosen: value and label.</summary>
    public IReadOnlyList<(string Value, string Label)> Choices { get; init; } = [];

    /// <summary>A value in words, for the page and the audit log; long texts are cut.</summary>
    public string Words(string value) => Kind switch
    {
        FieldKind.Switch => value == On ? SettingsText.On : SettingsText.Off,
        FieldKind.Choice => Choices.FirstOrDefault(choice => choice.Value == value).Label ?? value,
        _ => value.Length == 0 ? SettingsText.Nothing : value.Length > LongestWords ? value[..LongestWords] + "…" : value,
    };

    private const int LongestWords = 80;
}
