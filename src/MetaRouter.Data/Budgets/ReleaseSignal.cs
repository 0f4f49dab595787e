namespace MetaRouter.Data.Budgets;

/// <summary>Wakes those in this process who wait for money to come free. Safe for concurrent use.</summary>
internal sealed class ReleaseSignal
{
    private volatile TaskCompletionSource _next = New();

    /// <summary>Completes at the next release. Take it before looking whether there is room.</summary>
    public Task Next => _next.Task;

    public void Raise() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
