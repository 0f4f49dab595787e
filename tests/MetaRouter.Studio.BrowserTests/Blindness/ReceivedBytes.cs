using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using MetaRouter.Studio.BrowserTests.Browsing;

namespace MetaRouter.Studio.BrowserTests.Blindness;

/// <summary>Everything that reaches a browser, listened to through the DevTools protocol: bodies and headers, WebSocket frames, and what the page keeps.</summary>
public sealed class ReceivedBytes
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentQueue<(string Where, byte[] Bytes)> _received = new();
    private readonly ConcurrentQueue<Task> _bodies = new();

    private ReceivedBytes()
    {
    }

    /// <summary>Number of WebSocket frames heard.</summary>
    public int Frames => _received.Count(part => part.Where.StartsWith("frame", StringComparison.Ordinal));

    /// <summary>Number of HTTP responses heard.</summary>
    public int Responses => _received.Count(part => part.Where.StartsWith("body", StringComparison.Ordinal));

    /// <summary>Begins to listen; before the first page is opened.</summary>
    public static async Task<ReceivedBytes> ListenAsync(Visit visit)
    {
        var received = new ReceivedBytes();
        var devTools = await visit.Context.NewCDPSessionAsync(visit.Page);
        foreach (var direction in new[] { "Received", "Sent" })
            devTools.Event($"Network.webSocketFrame{direction}").OnEvent += (_, message) => received.AddFrame(direction, message!.Value.GetProperty("response"));
        foreach (var name in new[] { "requestWillBeSent", "requestWillBeSentExtraInfo", "responseReceived", "responseReceivedExtraInfo", "webSocketCreated", "webSocketHandshakeResponseReceived" })
            devTools.Event($"Network.{name}").OnEvent += (_, message) => received.Add(name, JsonSerializer.Serialize(message, Plain));
        await devTools.SendAsync("Network.enable");
        visit.Page.RequestFinished += (_, request) => received._bodies.Enqueue(received.AddBodyAsync(request));
        return received;
    }

    /// <summary>Adds what the page holds at this moment: DOM, title, address, cookies, storage.</summary>
    public async Task AddPageAsync(Visit visit)
    {
        Add("page", await visit.Page.ContentAsync());
        Add("title", await visit.Page.TitleAsync());
        Add("address", visit.Page.Url);
        Add("storage", await visit.Page.EvaluateAsync<string>("() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state])"));
        foreach (var cookie in await visit.Context.CookiesAsync()) Add("cookie", $"{cookie.Name}={cookie.Value}");
        while (_bodies.TryDequeue(out var body)) await body;
    }

    /// <summary>Where a text occurs, in UTF-8 or UTF-16, whatever its case.</summary>
    public IReadOnlyList<string> PlacesOf(string text)
    {
        var wanted = new[] { Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text) };
        return [.. _received.Where(part => wanted.Any(bytes => LowerAscii(part.Bytes).AsSpan().IndexOf(LowerAscii(bytes)) >= 0)).Select(part => part.Where).Distinct()];
    }

    /// <summary>Where a number occurs: in digits, or as four bytes in either order.</summary>
    public IReadOnlyList<string> PlacesOf(int number)
    {
        var (big, little) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(big, number);
        BinaryPrimitives.WriteInt32LittleEndian(little, number);
        return [.. PlacesOf(number.ToString(CultureInfo.InvariantCulture)),
            .. _received.Where(part => part.Bytes.AsSpan().IndexOf(big) >= 0 || part.Bytes.AsSpan().IndexOf(little) >= 0).Select(part => part.Where + " (binary)").Distinct()];
    }

    private static byte[] LowerAscii(byte[] bytes) => Array.ConvertAll(bytes, value => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value);

    private void Add(string where, string text) => _received.Enqueue((where, Encoding.UTF8.GetBytes(text)));

    private void AddFrame(string direction, JsonElement frame)
    {
        const int Text = 1;
        var payload = frame.GetProperty("payloadData").GetString()!;
        _received.Enqueue(($"frame {direction}", frame.GetProperty("opcode").GetInt32() == Text ? Encoding.UTF8.GetBytes(payload) : Convert.FromBase64String(payload)));
    }

    private async Task AddBodyAsync(IRequest request)
    {
        try
        {
            if (await request.ResponseAsync() is not { } response) return;
            _received.Enqueue(($"body {new Uri(request.Url).AbsolutePath}", await response.BodyAsync()));
        }
        catch (PlaywrightException)
        {
            // Redirects and preflights have no body.
        }
    }
}
