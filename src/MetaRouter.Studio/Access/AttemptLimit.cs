namespace MetaRouter.Studio.Access;

/// <summary>How many wrong passwords lock a name, and for how long.</summary>
internal static class AttemptLimit
{
    public const int Most = 5;

    public static readonly TimeSpan LockFor = TimeSpan.FromMinutes(5);
}
