using MetaRouter.Llm.OpenAI;
using MetaRouter.Llm.TimingOut;
using MetaRouter.TestKit.Protocol;
using MetaRouter.TestKit.Time;
using Microsoft.Extensions.AI;

namespace MetaRouter.Llm.Tests.TimingOut;

public sealed class TimingOutChatClientTests : IAsyncLifetime
{
    private static readonly AnswerTimeouts Timeouts = new()
    {
        FirstToken = TimeSpan.FromSeconds(20),
        BetweenTokens = TimeSpan.FromSeconds(10),
        Total = TimeSpan.FromSeconds(60),
    };

    private readonly ManualTimeProvider _time = new();
    private ProtocolServer _server = null!;

    public async Task InitializeAsync() => _server = await ProtocolServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Call_WithoutFirstByte_TimesOutAndHangsUp()
    {
        _server.Script("m", ProtocolReply.Hang());

        var answer = Client().GetResponseAsync("?");
        await _server.WaitForRequestAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(19.9));
        Assert.False(answer.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));

        var failure = await Assert.ThrowsAsync<AnswerFailure>(() => answer);
        Assert.Equal(AnswerFailureKind.TimedOut, failure.Kind);
        Assert.Equal("nothing came for 00:00:20", failure.ProviderWords);
        await _server.Requests[0].Aborted;
    }

    [Fact]
    public async Task Stream_FallsSilent_TimesOutAfterThePieces()
    {
        _server.Script("m", ProtocolReply.Hang("a"));
        await using var updates = Client().GetStreamingResponseAsync("?").GetAsyncEnumerator();
        Assert.True(await updates.MoveNextAsync());

        var next = updates.MoveNextAsync();
        _time.Advance(TimeSpan.FromSeconds(10));

        var failure = await Assert.ThrowsAsync<AnswerFailure>(async () => await next);
        Assert.Equal((AnswerFailureKind.TimedOut, "nothing more came for 00:00:10"), (failure.Kind, failure.ProviderWords));
    }

    [Fact]
    public async Task Stream_NeverSilentButTooLong_TimesOutAtTheTotal()
    {
        using var gate = new StreamGate();
        _server.Script("m", ProtocolReply.Stream(Enumerable.Repeat("a", 100), gate: gate));
        var pieces = 0;

        var failure = await Assert.ThrowsAsync<AnswerFailure>(async () =>
        {
            gate.Release(100);
            await foreach (var _ in Client().GetStreamingResponseAsync("?"))
            {
                pieces++;
                _time.Advance(TimeSpan.FromSeconds(9));
            }
        });

        Assert.Equal((AnswerFailureKind.TimedOut, "the whole answer took longer than 00:01:00"), (failure.Kind, failure.ProviderWords));
        Assert.InRange(pieces, 7, 99);
    }

    [Fact]
    public async Task Stream_ConsumerSlow_IsNotTakenForSilence()
    {
        _server.Script("m", ProtocolReply.Text("one two"));
        var text = "";

        await foreach (var update in Client().GetStreamingResponseAsync("?"))
        {
            text += update.Text;
            _time.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.Equal("one two", text);
    }

    [Fact]
    public async Task Call_CancelledByTheCaller_StaysACancellation()
    {
        _server.Script("m", ProtocolReply.Hang());
        using var cancellation = new CancellationTokenSource();

        var answer = Client().GetResponseAsync("?", cancellationToken: cancellation.Token);
        await _server.WaitForRequestAsync(CancellationToken.None);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    private TimingOutChatClient Client() => new(new OpenAIChatClient(_server.Url, apiKey: null, "m", _time), Timeouts, _time);
}
