namespace MetaRouter.Data.Accounts;

/// <summary>A key that signs cookies and links, as the data-protection system writes it: shared by every process on the database.</summary>
public sealed record CookieKey
{
    /// <summary>Place in the order in which they were made.</summary>
    public long Sequence { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The key as XML.</summary>
    public required string Xml { get; init; }
}
