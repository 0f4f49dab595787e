namespace MetaRouter.Data.Tests;

/// <summary>A clock that moves on by a second each time it is read.</summary>
public sealed class StepClock : TimeProvider
{
    private long _seconds = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).ToUnixTimeSeconds();

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(Interlocked.Increment(ref _seconds));
}
