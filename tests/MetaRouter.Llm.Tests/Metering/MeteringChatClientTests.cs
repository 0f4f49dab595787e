using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Llm.Metering;
using MetaRouter.Llm.Providers;
using MetaRouter.Llm.RecordedAnswers;
using MetaRouter.TestKit.Protocol;
using MetaRouter.TestKit.Time;
using Microsoft.Extensions.AI;

namespace MetaRouter.Llm.Tests.Metering;

public sealed class MeteringChatClientTests : IAsyncLifetime
{
    private static readonly CandidateModel Candidate = new()
    {
        Id = "local/m", Name = "M", Maker = "Testers", ProviderId = "local", ProviderModel = "m", MaxOutputTokens = 100,
        Price = new TokenPrice(1, 10, "v1") { CachedInputPerMillion = 0.5m, ReasoningPerMillion = 20 },
    };

    private readonly FakeLedger _ledger = new();
    private ProtocolServer _server = null!;

    public async Task InitializeAsync() => _server = await ProtocolServer.StartAsync();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task Call_Complete_IsSettledWithTheProvidersUsage()
    {
        _server.Script("m", ProtocolReply.Stream(["Good", " day"], new ProtocolUsage(Input: 50, Output: 40, CachedInput: 20, Reasoning: 30)));
        var call = Call();
        await call.Client.GetResponseAsync("Hello?");
        Assert.Equal(["reserved", "sent", "settled"], _ledger.Events);
        Assert.Equal(new TokenUsage(50, 40, 20, 30), _ledger.Usage);
        // 30 at 1, 20 at 0.5, 10 at 10, 30 at 20 USD per million.
        Assert.Equal(0.00074m, _ledger.Amount.Usd);
        Assert.Equal((_ledger.Amount, _ledger.Usage, false), (call.Meter.Charged, call.Meter.Usage, call.Meter.IsEstimated));
    }

    [Fact]
    public async Task Call_Reserves_BytesAndSixteenAMessageAndTheAnswersBound()
    {
        await Call().Client.GetResponseAsync([new ChatMessage(ChatRole.User, "día"), new ChatMessage(ChatRole.Assistant, "x")]);
        // 4 + 1 bytes, 32 around, 100 tokens of reasoning at worst.
        Assert.Equal((37 * 1m + 100 * 20) / 1_000_000, _ledger.Bound.Usd);
    }

    [Fact]
    public async Task Call_ProviderThatDoesNotCount_IsSettledByOurCount()
    {
        _server.Script("m", ProtocolReply.Stream(["12345678", "9"]));
        var call = Call();
        await call.Client.GetResponseAsync("12345");
        Assert.Equal(new TokenUsage(2, 3, IsEstimated: true), _ledger.Usage);
        Assert.True(call.Meter.IsEstimated);
    }

    [Fact]
    public async Task Call_TurnedAway_IsReleased()
    {
        _server.Script("m", ProtocolReply.Error(401, "bad key"));
        var call = Call();
        await Assert.ThrowsAsync<AnswerFailure>(() => call.Client.GetResponseAsync("?"));
        Assert.Equal(["reserved", "sent", "released"], _ledger.Events);
        Assert.Equal((Cost.Zero, null), (call.Meter.Charged, call.Meter.Usage));
    }

    [Fact]
    public async Task Call_CutInTheMiddle_IsSettledByWhatCame()
    {
        using var gate = new StreamGate();
        _server.Script("m", ProtocolReply.Cut(["12345678"], gate));
        gate.Release(1);
        await Assert.ThrowsAsync<AnswerFailure>(async () =>
        {
            await foreach (var update in Call().Client.GetStreamingResponseAsync("1234"))
                if (update.Text.Length > 0) gate.Release(1);
        });
        Assert.Equal(["reserved", "sent", "settled"], _ledger.Events);
        Assert.Equal(new TokenUsage(1, 2, IsEstimated: true), _ledger.Usage);
    }

    [Fact]
    public async Task Call_LostBeforeTheFirstTokenAndRepeated_ChargesBothAttempts()
    {
        _server.Script("m", ProtocolReply.Cut([]), ProtocolReply.Stream(["Good"], new ProtocolUsage(Input: 10, Output: 5)));
        var call = Call();
        await call.Client.GetResponseAsync("1234");
        Assert.Equal(["reserved", "sent", "settled", "reserved", "sent", "settled"], _ledger.Events);
        // One prompt token by our count, then 10 and 5 by the provider's.
        Assert.Equal((0.000061m, true), (call.Meter.Charged.Usd, call.Meter.IsEstimated));
    }

    [Fact]
    public async Task Call_RetryWithoutRoom_FailsForWantOfMoney()
    {
        _ledger.Room = 1;
        _server.Script("m", ProtocolReply.Error(500, "Not now.", retryAfter: "0"));
        var failure = await Assert.ThrowsAsync<AnswerFailure>(() => Call().Client.GetResponseAsync("?"));
        Assert.Equal(AnswerFailureKind.BudgetExhausted, failure.Kind);
        Assert.Single(_server.Requests);
        Assert.Equal(["reserved", "sent", "released", "refused"], _ledger.Events);
    }

    [Fact]
    public async Task Call_Abandoned_IsSettledByWhatCame()
    {
        _server.Script("m", ProtocolReply.Hang("12345678"));
        await foreach (var update in Call().Client.GetStreamingResponseAsync("1234"))
            if (update.Text.Length > 0) break;
        Assert.Equal(["reserved", "sent", "settled"], _ledger.Events);
        Assert.Equal(new TokenUsage(1, 2, IsEstimated: true), _ledger.Usage);
    }

    [Fact]
    public async Task Call_CancelledAfterItWasSent_IsSettledByThePrompt()
    {
        _server.Script("m", ProtocolReply.Hang());
        using var cancellation = new CancellationTokenSource();
        var answer = Call(new ManualTimeProvider()).Client.GetResponseAsync("1234", cancellationToken: cancellation.Token);
        await _server.WaitForRequestAsync(CancellationToken.None);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal(["reserved", "sent", "settled"], _ledger.Events);
        Assert.Equal(new TokenUsage(1, 0, IsEstimated: true), _ledger.Usage);
    }

    [Fact]
    public async Task Call_HeldAlready_UsesThatFirst()
    {
        var held = (await _ledger.ReserveAsync(FakeLedger.Spender, [CallBound.Of(Candidate, [])], CancellationToken.None)).Reservations[0];
        var call = Directory().Call(Candidate, FakeLedger.Spender, held);
        await call.Client.GetResponseAsync("?");
        await call.Meter.DisposeAsync();
        Assert.Equal(["reserved", "sent", "settled"], _ledger.Events);
    }

    [Fact]
    public async Task Call_HeldAndNeverMade_IsReleasedOnce()
    {
        var held = (await _ledger.ReserveAsync(FakeLedger.Spender, [CallBound.Of(Candidate, [])], CancellationToken.None)).Reservations[0];
        var call = Directory().Call(Candidate, FakeLedger.Spender, held);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Client.GetResponseAsync("?", cancellationToken: new CancellationToken(canceled: true)));
        await call.Meter.DisposeAsync();
        await call.Meter.DisposeAsync();
        Assert.Equal(["reserved", "released"], _ledger.Events);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Call_ReservationRecoveredBeforeItLeft_ReservesAnew()
    {
        _ledger.Lost = 1;
        await Call().Client.GetResponseAsync("?");
        Assert.Equal(["reserved", "reserved", "sent", "settled"], _ledger.Events);
        Assert.Single(_server.Requests);
    }

    private MeteredCall Call(TimeProvider? time = null) => Directory(time).Call(Candidate, FakeLedger.Spender);

    private ChatClientDirectory Directory(TimeProvider? time = null) => new(
        [new ProviderOptions { Id = "local", BaseUrl = _server.Url.ToString() }], bank: null, RecordedPace.Instant, _ledger, time ?? TimeProvider.System, _ => null);
}
