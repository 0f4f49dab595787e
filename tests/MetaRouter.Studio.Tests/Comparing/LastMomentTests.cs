using System.Diagnostics;
using System.Runtime.CompilerServices;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Llm.Metering;
using MetaRouter.Studio.Comparing;
using Microsoft.Extensions.AI;

namespace MetaRouter.Studio.Tests.Comparing;

/// <summary>Votes that meet the end of an answer.</summary>
public sealed class LastMomentTests
{
    private static readonly string Readable = new('r', ComparisonRun.EarlyVoteCharacters);

    [Fact]
    public async Task Vote_WhileTheSecondAnswerEnds_IsRecordedWheneverItFalls()
    {
        await using var studio = await StudioParts.CreateAsync();
        var person = await studio.GuestAsync();
        var open = await studio.AnsweredAsync(person);
        using var done = new CancellationTokenSource();
        // Others write too, so that saving an answer takes its time.
        var others = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested) await studio.People.SeenAsync(person, CancellationToken.None);
        })).ToList();
        for (var moment = 0; moment < 120; moment++)
        {
            using var last = new HeldClient();
            var run = await RunAsync(studio, open, last);
            using var start = new Barrier(2);
            var vote = Task.Run(() =>
            {
                start.SignalAndWait();
                return studio.Voting.VoteAsync(
                    new Vote(person, run.Id, Choice.ABetter, run.Left.Progress.Tag, run.Right.Progress.Tag, 1), CancellationToken.None);
            });
            start.SignalAndWait();
            // The end comes up to half a millisecond into the vote: before, while and after the vote is put together.
            var now = Stopwatch.GetTimestamp();
            SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(now) >= TimeSpan.FromMicroseconds(15 * (moment % 40)));
            last.End();

            Assert.Equal(VoteResult.Recorded, await vote);
            await run.Completion;
        }

        await done.CancelAsync();
        await Task.WhenAll(others);
    }

    /// <summary>A comparison like another one, answer A whole and answer B waiting for its end.</summary>
    private static async Task<ComparisonRun> RunAsync(StudioParts studio, Comparison like, HeldClient last)
    {
        using var first = new HeldClient();
        first.End();
        var stored = (await studio.Comparisons.StartAsync(
            like with { Id = Guid.Empty, State = ComparisonState.Answering, Left = Unanswered(like.Left), Right = Unanswered(like.Right) }, CancellationToken.None))!;
        var candidates = studio.Pools.Recorded!.Candidates;
        CandidateModel Candidate(Side side) => candidates[candidates.IndexOf(stored.Answer(side).CandidateId)];
        AnswerRun Answer(Side side, HeldClient client) => new(
            Candidate(side), MeteredCall.Free(Candidate(side), client), stored.Answer(side).ExpectedCost, TimeProvider.System);
        var run = new ComparisonRun(stored.Id, stored.PersonId, Answer(Side.Left, first), Answer(Side.Right, last));
        var readable = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        run.Changed += () => { if (run.Left.Progress.IsFinished && run.Right.Progress.Text.Length > 0) readable.TrySetResult(); };
        studio.Get<Runs<ComparisonRun>>().Add(run);
        studio.Get<ComparisonRunner>().Start(run, []);
        await readable.Task;
        return run;
    }

    private static ComparisonAnswer Unanswered(ComparisonAnswer answer) => answer with { Text = "", State = AnswerState.Streaming, Cost = null };

    /// <summary>A provider that says everything at once, and ends at the test's word.</summary>
    private sealed class HeldClient : IChatClient
    {
        private readonly TaskCompletionSource _end = new();

        public void End() => _end.TrySetResult();

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, Readable);
            await _end.Task.WaitAsync(cancellationToken);
        }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("Answers are streamed.");

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
