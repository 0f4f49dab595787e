using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MetaRouter.Studio.BrowserTests.Browsing;

/// <summary>A relay before a server, on a port of its own, whose connections can be cut, as a network does.</summary>
public sealed class Doorway : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> _open = new();
    private readonly Uri _server;
    private readonly Task _accepting;

    /// <summary>Opens the doorway to a server.</summary>
    public Doorway(Uri server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where browsers connect.</summary>
    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Cuts every connection; new ones pass.</summary>
    public void Cut()
    {
        foreach (var client in _open.Keys) client.Client.Close(timeout: 0);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = RelayAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped.
        }
    }

    private async Task RelayAsync(TcpClient browser)
    {
        using var server = new TcpClient();
        _open[browser] = 0;
        try
        {
            await server.ConnectAsync(_server.Host, _server.Port);
            var (inside, outside) = (server.GetStream(), browser.GetStream());
            await Task.WhenAny(inside.CopyToAsync(outside), outside.CopyToAsync(inside));
        }
        catch (Exception error) when (error is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
        finally
        {
            _open.TryRemove(browser, out _);
            browser.Dispose();
        }
    }
}
