using MetaRouter.Llm.OpenAI;
using MetaRouter.Llm.Retrying;
using MetaRouter.TestKit.Protocol;
using MetaRouter.TestKit.Time;
using Microsoft.Extensions.AI;

namespace MetaRouter.Llm.Tests.Retrying;

public sealed class RetryingChatClientTests : IAsyncLifetime
{
    private static readonly ProtocolReply Good = ProtocolReply.Text("All is well.");

    private readonly ManualTimeProvider _time = new() { AutoAdvance = true };
    private ProtocolServer _server = null!;

    public async Task InitializeAsync() => _server = await ProtocolServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Call_FailedInPassing_IsMadeOnceMore(int status)
    {
        _server.Script("m", ProtocolReply.Error(status, "Not now."), Good);

        var answer = await Client().GetResponseAsync("?");

        Assert.Equal("All is well.", answer.Text);
        Assert.Equal(2, _server.Requests.Count);
        Assert.Equal(TimeSpan.FromSeconds(1), _time.Elapsed);
    }

    [Fact]
    public async Task Call_CutBeforeTheFirstText_IsMadeOnceMore()
    {
        _server.Script("m", ProtocolReply.Cut([]), Good);

        var updates = await Client().GetStreamingResponseAsync("?").ToListAsync();

        Assert.Equal("All is well.", string.Concat(updates.Select(update => update.Text)));
        Assert.Equal(ChatFinishReason.Stop, updates[^1].FinishReason);
    }

    [Theory]
    [InlineData("4", 2, 4)]
    [InlineData("11", 1, 0)]
    public async Task Call_AskedToWait_WaitsAsLongUnlessTooLong(string retryAfter, int requests, int seconds)
    {
        _server.Script("m", ProtocolReply.Error(429, "Slow down.", retryAfter));

        var failure = await Assert.ThrowsAsync<AnswerFailure>(() => Client().GetResponseAsync("?"));

        Assert.Equal(AnswerFailureKind.RateLimited, failure.Kind);
        Assert.Equal(requests, _server.Requests.Count);
        Assert.Equal(TimeSpan.FromSeconds(seconds), _time.Elapsed);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(400)]
    public async Task Call_RefusedForGood_IsNotRepeated(int status)
    {
        _server.Script("m", ProtocolReply.Error(status, "No."), Good);

        await Assert.ThrowsAsync<AnswerFailure>(() => Client().GetResponseAsync("?"));

        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Stream_CutAfterText_IsNotRepeated()
    {
        using var gate = new StreamGate();
        _server.Script("m", ProtocolReply.Cut(["Half"], gate), Good);
        var text = "";
        gate.Release();

        var failure = await Assert.ThrowsAsync<AnswerFailure>(async () =>
        {
            await foreach (var update in Client().GetStreamingResponseAsync("?"))
            {
                text += update.Text;
                gate.Release();
            }
        });

        Assert.Equal((AnswerFailureKind.ConnectionLost, "Half"), (failure.Kind, text));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Stream_PaidButEmpty_TellsTheUsageAndIsNotRepeated()
    {
        _server.Script("m", ProtocolReply.Stream([], new ProtocolUsage(Input: 5, Output: 900, Reasoning: 900), "length"), Good);
        var usage = new List<UsageContent>();

        var failure = await Assert.ThrowsAsync<AnswerFailure>(async () =>
        {
            await foreach (var update in Client().GetStreamingResponseAsync("?")) usage.AddRange(update.Contents.OfType<UsageContent>());
        });

        Assert.Equal(AnswerFailureKind.Empty, failure.Kind);
        Assert.Equal(900, Assert.Single(usage).Details.OutputTokenCount);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Call_CancelledWhileWaiting_IsNotRepeated()
    {
        _server.Script("m", ProtocolReply.Error(503, "Not now."), Good);
        using var cancellation = new CancellationTokenSource();
        using var client = new RetryingChatClient(Inner(), new ManualTimeProvider());

        var answer = client.GetResponseAsync("?", cancellationToken: cancellation.Token);
        await _server.WaitForRequestAsync(CancellationToken.None);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Single(_server.Requests);
    }

    private RetryingChatClient Client() => new(Inner(), _time);

    private OpenAIChatClient Inner() => new(_server.Url, apiKey: null, "m", _time);
}
