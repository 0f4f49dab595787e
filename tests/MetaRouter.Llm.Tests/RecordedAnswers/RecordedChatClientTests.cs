using MetaRouter.Llm.RecordedAnswers;
using MetaRouter.TestKit.Time;
using Microsoft.Extensions.AI;

namespace MetaRouter.Llm.Tests.RecordedAnswers;

public sealed class RecordedChatClientTests : IDisposable
{
    private const string Query = "Which city?\nOne word.";

    private readonly TestBank _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Stream_RecordedQuestion_GivesTheTextWordByWordAndThenUsage()
    {
        var client = await ClientAsync(RecordedPace.Instant, TimeProvider.System);

        var updates = await client.GetStreamingResponseAsync(Query).ToListAsync();

        Assert.Equal(["It ", "is  ", "Canberra.\n"], updates.SkipLast(1).Select(update => update.Text));
        Assert.Equal(ChatFinishReason.Stop, updates[^1].FinishReason);
        var usage = Assert.IsType<UsageContent>(Assert.Single(updates[^1].Contents)).Details;
        Assert.Equal((6, 4, 10), (usage.InputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount));
    }

    [Fact]
    public async Task Stream_LaterTurn_AnswersTheLastUserMessageAndCountsTheWholeConversation()
    {
        var client = await ClientAsync(RecordedPace.Instant, TimeProvider.System);
        ChatMessage[] conversation = [new(ChatRole.User, "Write code."), new(ChatRole.Assistant, "print(1)"), new(ChatRole.User, Query)];

        var answer = await client.GetResponseAsync(conversation);

        Assert.Equal("It is  Canberra.\n", answer.Text);
        Assert.Equal(10, answer.Usage!.InputTokenCount);
    }

    [Theory]
    [InlineData("Something else?", "demo/small")]
    [InlineData("Write code.", "demo/large")]
    [InlineData("", "demo/small")]
    public async Task Stream_QuestionOrAnswerMissing_FailsAsNotRecorded(string query, string candidate)
    {
        var client = new RecordedChatClient(await _files.LoadAsync(), candidate, RecordedPace.Instant, TimeProvider.System);

        var failure = await Assert.ThrowsAsync<AnswerFailure>(() => client.GetResponseAsync(query));

        Assert.Equal(AnswerFailureKind.NotRecorded, failure.Kind);
        Assert.False(failure.IsTransient);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    public async Task Stream_AtPace_TakesTheCandidatesTimesWithinTheJitter(double factor)
    {
        var time = new ManualTimeProvider { AutoAdvance = true };
        var client = await ClientAsync(new RecordedPace(factor), time);
        var arrivals = new List<double>();

        await foreach (var update in client.GetStreamingResponseAsync(Query))
            if (update.Text.Length > 0) arrivals.Add(time.Elapsed.TotalSeconds);

        // 500 ms to the first word; then 4 tokens at 10 a second over 17 characters, of which 7 come before the last word.
        Assert.InRange(arrivals[0], 0.375 * factor, 0.625 * factor);
        Assert.InRange(arrivals[^1] - arrivals[0], 0.75 * 0.4 * 7 / 17 * factor - 0.002, 1.25 * 0.4 * 7 / 17 * factor + 0.002);
        Assert.Equal(arrivals.Order(), arrivals);
    }

    [Fact]
    public async Task Stream_SameQuestionTwice_HasTheSameRhythm()
    {
        Assert.Equal(await RhythmAsync(), await RhythmAsync());

        async Task<TimeSpan> RhythmAsync()
        {
            var time = new ManualTimeProvider { AutoAdvance = true };
            var client = await ClientAsync(RecordedPace.Real, time);
            await client.GetResponseAsync(Query);
            return time.Elapsed;
        }
    }

    [Fact]
    public async Task Stream_CancelledWhileWaiting_StopsAsCancelled()
    {
        var client = await ClientAsync(RecordedPace.Real, new ManualTimeProvider());
        using var cancellation = new CancellationTokenSource();

        var answer = client.GetResponseAsync(Query, cancellationToken: cancellation.Token);
        Assert.False(answer.IsCompleted);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task Stream_ConsumerSlowerThanThePace_IsNotHeldBackFurther()
    {
        var time = new ManualTimeProvider();
        var client = await ClientAsync(RecordedPace.Real, time);
        await using var words = client.GetStreamingResponseAsync(Query).GetAsyncEnumerator();

        var first = words.MoveNextAsync();
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await first);

        Assert.True(words.MoveNextAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task New_CandidateOutsideTheBank_IsRefused()
    {
        var bank = await _files.LoadAsync();

        var refusal = Assert.Throws<ArgumentException>(() => new RecordedChatClient(bank, "demo/none", RecordedPace.Real, TimeProvider.System));

        Assert.Contains("demo/none", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void NewPace_FactorOutOfRange_IsRefused(double factor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecordedPace(factor));

    private async Task<RecordedChatClient> ClientAsync(RecordedPace pace, TimeProvider time) =>
        new(await _files.LoadAsync(), "demo/small", pace, time);
}
