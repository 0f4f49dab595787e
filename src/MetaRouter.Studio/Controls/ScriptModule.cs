using Microsoft.JSInterop;

namespace MetaRouter.Studio.Controls;

/// <summary>A JavaScript module beside a component: imported at the first call, let go without complaint when the circuit is gone.</summary>
internal sealed class ScriptModule(IJSRuntime script, string path) : IAsyncDisposable
{
    /// <summary>How long a call may take that is not to wait for ever.</summary>
    public static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(5);

    private Task<IJSObjectReference>? _module;

    public async ValueTask<T> InvokeAsync<T>(string function, CancellationToken cancellationToken, params object?[] arguments)
    {
        if (_module is null or { IsCompleted: true, IsCompletedSuccessfully: false })
            _module = script.InvokeAsync<IJSObjectReference>("import", cancellationToken, path).AsTask();
        return await (await _module).InvokeAsync<T>(function, cancellationToken, arguments);
    }

    /// <summary>Like <see cref="InvokeAsync"/>, but gives up: a call that is sent while the connection is down is lost and would never end.</summary>
    /// <exception cref="TimeoutException">No answer within <see cref="LongestCall"/>; the caller may call again.</exception>
    public async ValueTask<T> InvokeInTimeAsync<T>(string function, TimeProvider time, CancellationToken cancellationToken, params object?[] arguments)
    {
        using var late = new CancellationTokenSource(LongestCall, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await InvokeAsync<T>(function, either.Token, arguments);
        }
        catch (OperationCanceledException exception) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The browser has not answered {path} within {LongestCall.TotalSeconds:0} s.", exception);
        }
    }

    /// <summary>Calls <paramref name="function"/> if the module was ever needed and the browser is still there.</summary>
    public async ValueTask TryInvokeAsync(string function, params object?[] arguments)
    {
        if (_module is not { IsCompletedSuccessfully: true })
            return;
        try
        {
            await (await _module).InvokeVoidAsync(function, arguments);
        }
        catch (Exception exception) when (IsGone(exception))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_module is not { IsCompletedSuccessfully: true })
            return;
        try
        {
            await (await _module).DisposeAsync();
        }
        catch (Exception exception) when (IsGone(exception))
        {
        }
    }

    // The page is gone or does not answer, and the module or its element with it: nothing is left to let go of.
    private static bool IsGone(Exception exception) => exception is JSDisconnectedException or JSException or OperationCanceledException;
}
