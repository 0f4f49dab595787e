namespace MetaRouter.Data.Settings;

/// <summary>One section of the settings that an admin changes while the program runs; a section that was never changed has no row.</summary>
public sealed record StoredSetting
{
    /// <summary>The section, such as <c>guests</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its values as JSON.</summary>
    public required string Value { get; init; }

    /// <summary>Counts its changes, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>When it was changed last, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
