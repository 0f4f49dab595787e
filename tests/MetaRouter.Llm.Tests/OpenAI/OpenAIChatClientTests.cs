using System.Text.Json;
using MetaRouter.Llm.OpenAI;
using MetaRouter.TestKit.Protocol;
using Microsoft.Extensions.AI;

namespace MetaRouter.Llm.Tests.OpenAI;

public sealed class OpenAIChatClientTests : IAsyncLifetime
{
    private const string Key = "sk-test-0123456789abcdef";

    private ProtocolServer _server = null!;

    public async Task InitializeAsync() => _server = await ProtocolServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Stream_GoodAnswer_GivesPiecesInOrderFinishReasonAndUsage()
    {
        string[] pieces = ["Zwei", " plus", " zwei", " ist", " vier: \u2211 \ud83d\ude00", "\n```\n"];
        _server.Script("m", ProtocolReply.Stream(pieces, new ProtocolUsage(Input: 12, Output: 34, CachedInput: 5, Reasoning: 20)));

        var updates = await Client().GetStreamingResponseAsync("2 + 2?").ToListAsync();

        Assert.Equal(pieces, updates.SkipLast(1).Select(update => update.Text));
        Assert.Equal(ChatFinishReason.Stop, updates[^1].FinishReason);
        var usage = Assert.IsType<UsageContent>(Assert.Single(updates[^1].Contents)).Details;
        Assert.Equal((12, 34, 46, 5, 20),
            (usage.InputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount, usage.CachedInputTokenCount, usage.ReasoningTokenCount));
    }

    [Fact]
    public async Task Stream_PieceSent_ArrivesBeforeTheNextIsSent()
    {
        using var gate = new StreamGate();
        _server.Script("m", ProtocolReply.Stream(["one", "two"], gate: gate));
        await using var updates = Client().GetStreamingResponseAsync("?").GetAsyncEnumerator();

        gate.Release();
        Assert.True(await updates.MoveNextAsync());
        Assert.Equal("one", updates.Current.Text);
        var next = updates.MoveNextAsync();
        Assert.False(next.IsCompleted);
        gate.Release();
        Assert.True(await next);
        Assert.Equal("two", updates.Current.Text);
        gate.Release();
    }

    [Theory]
    [InlineData("eos")]
    [InlineData("because")]
    public async Task Stream_FinishReasonOfAnotherServer_IsAStop(string reason)
    {
        _server.Script("m", ProtocolReply.Stream(["one", " two"], new ProtocolUsage(3, 2), reason));

        var answer = await Client().GetResponseAsync("?");

        Assert.Equal(("one two", ChatFinishReason.Stop, 2L), (answer.Text, answer.FinishReason, answer.Usage?.OutputTokenCount));
    }

    [Fact]
    public async Task Stream_EmptyFinishReasonWithEveryPiece_IsNoneUntilTheLast()
    {
        const string Piece = """data: {"id":"x","choices":[{"index":0,"delta":{"content":"a"},"finish_reason":""}]}""";
        const string Last = """data: {"id":"x","choices":[{"index":0,"delta":{},"finish_reason":"length"}]}""";
        _server.Script("m", ProtocolReply.Raw(200, "text/event-stream", $"{Piece}\n\n{Piece}\n\n{Last}\n\ndata: [DONE]\n\n"));

        var answer = await Client().GetResponseAsync("?");

        Assert.Equal(("aa", ChatFinishReason.Length), (answer.Text, answer.FinishReason));
    }

    [Fact]
    public async Task Stream_PromptChargedWithoutAnAnswer_KeepsTheUsage()
    {
        _server.Script("m", ProtocolReply.Stream(["a"], new ProtocolUsage(5_000, 0)));

        Assert.Equal((5_000L, 0L), (await Client().GetResponseAsync("?")).Usage is { } usage ? (usage.InputTokenCount, usage.OutputTokenCount) : default);
    }

    [Fact]
    public async Task Request_WithConversation_SendsTextsBoundAndUsageWishAndNothingElse()
    {
        ChatMessage[] conversation =
            [new(ChatRole.System, "Be brief."), new(ChatRole.User, "Hi"), new(ChatRole.Assistant, "Hello"), new(ChatRole.User, "2 + 2?")];

        await Client().GetResponseAsync(conversation, new ChatOptions { MaxOutputTokens = 77, Temperature = 0.3f });

        var body = Assert.Single(_server.Requests).Body;
        Assert.Equal(["max_tokens", "messages", "model", "stream", "stream_options"], body.EnumerateObject().Select(property => property.Name).Order());
        Assert.Equal(77, body.GetProperty("max_tokens").GetInt32());
        Assert.True(body.GetProperty("stream").GetBoolean());
        Assert.True(_server.Requests[0].WantsUsage);
        Assert.Equal(["system: Be brief.", "user: Hi", "assistant: Hello", "user: 2 + 2?"],
            body.GetProperty("messages").EnumerateArray().Select(message => $"{message.GetProperty("role")}: {TextOf(message.GetProperty("content"))}"));

        static string? TextOf(JsonElement content) => content.ValueKind == JsonValueKind.Array ? content[0].GetProperty("text").GetString() : content.GetString();
    }

    [Fact]
    public async Task Request_WithKey_SendsItAsBearerToken()
    {
        _server.RequiredKey = Key;

        await Client(Key).GetResponseAsync("?");

        Assert.Equal($"Bearer {Key}", _server.Requests[0].Headers["Authorization"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Request_WithoutKey_SendsNoCredentials(string? key)
    {
        await Client(key).GetResponseAsync("?");

        Assert.DoesNotContain("Authorization", _server.Requests[0].Headers.Keys);
    }

    [Fact]
    public async Task Stream_UsageMissingOrZero_EndsWithoutUsage()
    {
        _server.Script("m", ProtocolReply.Stream(["a"]), ProtocolReply.Stream(["a"], new ProtocolUsage(0, 0)));
        var client = Client();

        Assert.Null((await client.GetResponseAsync("?")).Usage);
        Assert.Null((await client.GetResponseAsync("?")).Usage);
    }

    [Theory]
    [InlineData("length", "length")]
    [InlineData("content_filter", "content_filter")]
    public async Task Stream_StoppedEarly_SaysSoInTheFinishReason(string sent, string expected)
    {
        _server.Script("m", ProtocolReply.Stream(["half an"], finishReason: sent));

        var answer = await Client().GetResponseAsync("?");

        Assert.Equal(expected, answer.FinishReason?.Value);
        Assert.Equal("half an", answer.Text);
    }

    [Fact]
    public async Task Stream_Cancelled_StopsAsCancelledAndHangsUp()
    {
        _server.Script("m", ProtocolReply.Hang("a"));
        using var cancellation = new CancellationTokenSource();
        await using var updates = Client().GetStreamingResponseAsync("?", cancellationToken: cancellation.Token).GetAsyncEnumerator();
        Assert.True(await updates.MoveNextAsync());

        var next = updates.MoveNextAsync();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        await _server.Requests[0].Aborted;
    }

    [Fact]
    public async Task Stream_CancelledBeforeTheFirstByte_StopsAsCancelled()
    {
        _server.Script("m", ProtocolReply.Hang());
        using var cancellation = new CancellationTokenSource();

        var answer = Client().GetResponseAsync("?", cancellationToken: cancellation.Token);
        await _server.WaitForRequestAsync(CancellationToken.None);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await _server.Requests[0].Aborted;
    }

    [Fact]
    public async Task Stream_ConsumerLeavesEarly_HangsUp()
    {
        _server.Script("m", ProtocolReply.Hang("a"));

        await foreach (var _ in Client().GetStreamingResponseAsync("?")) break;

        await _server.Requests[0].Aborted;
    }

    [Fact]
    public void GetService_ForMetadata_NamesModelAndAddress()
    {
        var metadata = Client().GetService<ChatClientMetadata>();

        Assert.Equal("m", metadata?.DefaultModelId);
        Assert.Equal(new Uri(_server.Url, "/v1"), metadata?.ProviderUri);
    }

    private OpenAIChatClient Client(string? key = Key) => new(_server.Url, key, "m", TimeProvider.System);
}
