namespace MetaRouter.TestKit.Protocol;

/// <summary>Lets the pieces of a reply out one by one, at the test's word.</summary>
public sealed class StreamGate : IDisposable
{
    private readonly SemaphoreSlim _pieces = new(0);

    /// <summary>Lets further pieces out.</summary>
    public void Release(int pieces = 1) => _pieces.Release(pieces);

    /// <inheritdoc />
    public void Dispose() => _pieces.Dispose();

    internal Task PassAsync(CancellationToken cancellationToken) => _pieces.WaitAsync(cancellationToken);
}
