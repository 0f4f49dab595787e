namespace MetaRouter.Data.Storage;

/// <summary>Moments as they are stored.</summary>
internal static class Moments
{
    /// <summary>The moment without what the database would drop, so that a row written and the row read back are equal.</summary>
    public static DateTimeOffset ToWholeMilliseconds(this DateTimeOffset moment) =>
        DateTimeOffset.FromUnixTimeMilliseconds(moment.ToUnixTimeMilliseconds());
}
