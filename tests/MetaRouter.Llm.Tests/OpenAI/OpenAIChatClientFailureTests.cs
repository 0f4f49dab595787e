using System.Net;
using System.Net.Sockets;
using MetaRouter.Llm.OpenAI;
using MetaRouter.TestKit.Protocol;
using MetaRouter.TestKit.Time;
using Microsoft.Extensions.AI;

namespace MetaRouter.Llm.Tests.OpenAI;

public sealed class OpenAIChatClientFailureTests : IAsyncLifetime
{
    private const string Key = "zz-secret-key-0123456789";

    private ProtocolServer _server = null!;

    public async Task InitializeAsync() => _server = await ProtocolServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(400, AnswerFailureKind.Rejected)]
    [InlineData(401, AnswerFailureKind.Unauthorised)]
    [InlineData(402, AnswerFailureKind.Rejected)]
    [InlineData(403, AnswerFailureKind.Unauthorised)]
    [InlineData(404, AnswerFailureKind.ModelNotFound)]
    [InlineData(408, AnswerFailureKind.TimedOut)]
    [InlineData(413, AnswerFailureKind.Rejected)]
    [InlineData(429, AnswerFailureKind.RateLimited)]
    [InlineData(500, AnswerFailureKind.ProviderError)]
    [InlineData(503, AnswerFailureKind.ProviderError)]
    public async Task Call_Refused_FailsInItsKindAfterOneRequest(int status, AnswerFailureKind expected)
    {
        _server.Script("m", ProtocolReply.Error(status, "No, for a reason."));

        var failure = await FailureAsync();

        Assert.Equal(expected, failure.Kind);
        Assert.Equal($"HTTP {status} No, for a reason.", failure.ProviderWords);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData("7", 7.0)]
    [InlineData("0.5", 0.5)]
    [InlineData("Thu, 01 Jan 2026 00:00:20 GMT", 20.0)]
    [InlineData("Thu, 01 Jan 2015 00:00:00 GMT", 0.0)]
    [InlineData("soon", null)]
    [InlineData("NaN", null)]
    [InlineData(null, null)]
    public async Task Call_RateLimited_TellsHowLongToWait(string? retryAfter, double? seconds)
    {
        _server.Script("m", ProtocolReply.Error(429, "Slow down.", retryAfter));

        var failure = await FailureAsync();

        Assert.Equal(seconds, failure.RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData("""{"error":"model not loaded"}""", "model not loaded")]
    [InlineData("""{"message":"unhappy"}""", "unhappy")]
    [InlineData("""{"detail":"unhappy"}""", "unhappy")]
    [InlineData("""["odd"]""", "[\"odd\"]")]
    [InlineData("""{"error":{"message":"cut \ud83d"}}""", """{"error":{"message":"cut \ud83d"}}""")]
    [InlineData("<html>\r\n  <b>Bad gateway</b></html>", "<html> <b>Bad gateway</b></html>")]
    public async Task Call_RefusedInAnotherShape_KeepsTheWords(string body, string expected)
    {
        _server.Script("m", ProtocolReply.Raw(502, "text/plain", body));

        Assert.Equal($"HTTP 502 {expected}", (await FailureAsync()).ProviderWords);
    }

    [Fact]
    public async Task Call_KeyEchoedByTheProvider_IsNowhereInTheFailure()
    {
        _server.RequiredKey = "another";

        var failure = await FailureAsync();

        Assert.Equal(AnswerFailureKind.Unauthorised, failure.Kind);
        Assert.Equal("HTTP 401 Incorrect API key provided: Bearer [key]", failure.ProviderWords);
        Assert.Equal(401, failure.HttpStatus);
        Assert.DoesNotContain(Key, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_NothingListens_FailsAsUnreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var failure = await FailureAsync(new Uri($"http://127.0.0.1:{port}"));

        Assert.Equal(AnswerFailureKind.Unreachable, failure.Kind);
    }

    [Fact]
    public async Task Stream_Cut_FailsAsConnectionLostAfterThePieces()
    {
        using var gate = new StreamGate();
        _server.Script("m", ProtocolReply.Cut(["one", " two"], gate));
        var text = "";

        var failure = await Assert.ThrowsAsync<AnswerFailure>(async () =>
        {
            gate.Release();
            await foreach (var update in Client().GetStreamingResponseAsync("?"))
            {
                text += update.Text;
                gate.Release();
            }
        });

        Assert.Equal(AnswerFailureKind.ConnectionLost, failure.Kind);
        Assert.Equal("one two", text);
    }

    [Fact]
    public async Task Stream_EndsWithoutFinishReason_FailsAsConnectionLost()
    {
        _server.Script("m", ProtocolReply.Stream(["one"], finishReason: null));

        Assert.Equal(AnswerFailureKind.ConnectionLost, (await FailureAsync()).Kind);
    }

    [Theory]
    [InlineData("data: {not json}\n\n")]
    [InlineData("data: {\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}\n\n")]
    [InlineData("data: [1, 2]\n\n")]
    [InlineData("data: {\"id\":\"x\",\"choices\":\"none\"}\n\n")]
    public async Task Stream_Malformed_FailsAsMalformed(string body)
    {
        _server.Script("m", ProtocolReply.Raw(200, "text/event-stream", body));

        Assert.Equal(AnswerFailureKind.Malformed, (await FailureAsync()).Kind);
    }

    [Theory]
    [InlineData("text/html; charset=utf-8", "<html>Welcome to the proxy</html>")]
    [InlineData("application/json", """{"id":"x","choices":[{"message":{"content":"not streamed"}}]}""")]
    public async Task Call_AnsweredWithoutStream_FailsAsMalformed(string contentType, string body)
    {
        _server.Script("m", ProtocolReply.Raw(200, contentType, body));

        var failure = await FailureAsync();

        Assert.Equal(AnswerFailureKind.Malformed, failure.Kind);
        Assert.Contains(contentType, failure.ProviderWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data: {\"error\":{\"message\":\"out of memory\",\"code\":500}}\n\n", "out of memory")]
    [InlineData("data: {\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\ndata: {\"error\":\"out of memory\"}\n\n", "out of memory")]
    public async Task Stream_ErrorInMidStream_FailsAsProviderError(string body, string expected)
    {
        _server.Script("m", ProtocolReply.Raw(200, "text/event-stream", body));

        var failure = await FailureAsync();

        Assert.Equal((AnswerFailureKind.ProviderError, expected), (failure.Kind, failure.ProviderWords));
    }

    [Fact]
    public async Task Stream_WithoutText_FailsAsEmptyWithTheFinishReason()
    {
        _server.Script("m", ProtocolReply.Stream([], new ProtocolUsage(5, 0), finishReason: "content_filter"));

        var failure = await FailureAsync();

        Assert.Equal((AnswerFailureKind.Empty, "finish reason: content_filter"), (failure.Kind, failure.ProviderWords));
    }

    [Theory]
    [InlineData("data: [DONE]\n\n")]
    [InlineData("")]
    public async Task Stream_WithoutAnything_FailsAsEmpty(string body)
    {
        _server.Script("m", ProtocolReply.Raw(200, "text/event-stream", body));

        Assert.Equal(AnswerFailureKind.Empty, (await FailureAsync()).Kind);
    }

    [Fact]
    public async Task Message_OfAnyFailure_NamesNeitherModelNorProvider()
    {
        _server.Script("zq7-canary-model", ProtocolReply.Error(404, "The model zq7-canary-model does not exist"));
        var client = new OpenAIChatClient(_server.Url, Key, "zq7-canary-model", TimeProvider.System);

        var failure = await Assert.ThrowsAsync<AnswerFailure>(() => client.GetResponseAsync("?"));

        Assert.DoesNotContain("canary", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", failure.Message, StringComparison.Ordinal);
    }

    private Task<AnswerFailure> FailureAsync(Uri? url = null) =>
        Assert.ThrowsAsync<AnswerFailure>(() => Client(url).GetResponseAsync("?"));

    private OpenAIChatClient Client(Uri? url = null) => new(url ?? _server.Url, Key, "m", new ManualTimeProvider());
}
