using MetaRouter.Data.People;

namespace MetaRouter.Studio.Settings;

/// <summary>Where a person stands towards the consent text in force.</summary>
/// <param name="Version">The text's version; 0 while nobody is asked.</param>
/// <param name="Text">The text, Markdown.</param>
/// <param name="AgreedVersion">The text that the person agreed to; null when they have not, or not any more.</param>
/// <param name="AgreedAt">When they did, UTC.</param>
public sealed record ConsentStanding(int Version, string Text, int? AgreedVersion, DateTimeOffset? AgreedAt)
{
    /// <summary>Of someone unknown, while nobody is asked.</summary>
    public static ConsentStanding Nobody { get; } = new(0, "", null, null);

    /// <summary>Whether people are asked at all.</summary>
    public bool IsAsked => Version > 0;

    /// <summary>Whether the person agrees to the text in force; to an earlier one does not count.</summary>
    public bool HasAgreed => IsAsked && AgreedVersion == Version;

    /// <summary>Whether they agreed to an earlier text.</summary>
    public bool HasAgreedToEarlier => IsAsked && AgreedVersion is { } agreed && agreed != Version;

    /// <summary>Of a person, by the settings.</summary>
    public static ConsentStanding Of(ConsentSettings consent, Person person) => new(consent.Version, consent.Text, person.ConsentVersion, person.ConsentedAt);
}
