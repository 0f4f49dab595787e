namespace MetaRouter.Data.Candidates;

/// <summary>What changes to providers, candidates and prices wait for each other by: they are few, and name each other.</summary>
internal static class CatalogueLock
{
    // "catalogu" in ASCII.
    public const long Key = 0x636174616C6F6775;
}
