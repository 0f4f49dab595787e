using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Features.Admin.Settings;

/// <summary>How a section of the settings is shown and read.</summary>
/// <typeparam name="TSection">A property's type of <see cref="StudioSettings"/>.</typeparam>
public sealed record SectionShape<TSection>
    where TSection : class
{
    /// <summary>Its name on the page.</summary>
    public required string Id { get; init; }

    /// <summary>Its heading.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about.</summary>
    public required string Lead { get; init; }

    /// <summary>Its fields, in order.</summary>
    public required IReadOnlyList<SettingField> Fields { get; init; }

    /// <summary>The section of the settings.</summary>
    public required Func<StudioSettings, TSection> Choose { get; init; }

    /// <summary>The value of every field.</summary>
    public required Func<TSection, IReadOnlyDictionary<string, string>> Show { get; init; }

    /// <summary>The section that was typed, and the one before it.</summary>
    public required Func<TypedSection, TSection, TSection> Read { get; init; }
}
