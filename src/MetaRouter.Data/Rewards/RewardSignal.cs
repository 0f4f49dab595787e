namespace MetaRouter.Data.Rewards;

/// <summary>Tells those who wait that lines were appended to the reward log. Safe for concurrent use.</summary>
internal sealed class RewardSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends at the next <see cref="Raise"/>. Get it before looking whether there is more already.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Raise() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
