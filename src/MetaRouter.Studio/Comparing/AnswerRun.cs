using System.Text;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Routing;
using MetaRouter.Llm;
using MetaRouter.Llm.Metering;
using Microsoft.Extensions.AI;

namespace MetaRouter.Studio.Comparing;

/// <summary>One pane's answer at a moment.</summary>
/// <param name="Text">What has arrived.</param>
/// <param name="State">How far it is.</param>
/// <param name="Failure">Why it failed, if it did.</param>
/// <param name="Tag">Price: expected until complete.</param>
public sealed record AnswerProgress(string Text, AnswerState State, AnswerFailure? Failure, PriceTag Tag)
{
    /// <summary>Whether nothing more will arrive.</summary>
    public bool IsFinished => State != AnswerState.Streaming;

    /// <summary>A stored routed answer as progress; one that nothing writes any more counts as interrupted.</summary>
    public static AnswerProgress Of(RoutedAnswer answer) => new(
        answer.Text, answer.State == AnswerState.Streaming ? AnswerState.Interrupted : answer.State, null,
        answer.Cost is { } exact && answer.State == AnswerState.Complete ? new PriceTag(exact, answer.CostEstimated) : new PriceTag(answer.ExpectedCost, true));

    /// <summary>A stored answer as progress.</summary>
    public static AnswerProgress Of(ComparisonAnswer answer) => new(
        answer.Text, answer.State, null,
        answer.Cost is { } exact && answer.State == AnswerState.Complete ? new PriceTag(exact, answer.CostEstimated) : new PriceTag(answer.ExpectedCost, true));
}

/// <summary>
/// One candidate answering, on the server and independent of any page. One background task writes; everyone may read
/// <see cref="Progress"/>.
/// </summary>
public sealed class AnswerRun(CandidateModel candidate, MeteredCall? call, Cost expectedCost, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private AnswerState _state = AnswerState.Streaming;
    private AnswerFailure? _failure;
    private Cost? _cost;
    private bool _wasEstimated;

    /// <summary>Who answers; not to be shown before the vote.</summary>
    public CandidateModel Candidate { get; } = candidate;

    /// <summary>Price expected before the call.</summary>
    public Cost ExpectedCost { get; } = expectedCost;

    /// <summary>Prompt tokens, answer tokens and their classes; null while it runs, and when nothing was sent.</summary>
    public TokenUsage? Usage => call?.Meter.Usage;

    /// <summary>Whether tokens were counted by us, the provider having reported none.</summary>
    public bool UsageIsEstimated => call?.Meter.IsEstimated ?? _wasEstimated;

    /// <summary>From the call to the first text.</summary>
    public TimeSpan? TimeToFirstToken { get; private set; }

    /// <summary>From the call to the end.</summary>
    public TimeSpan? Duration { get; private set; }

    /// <summary>Why the provider says the answer ended.</summary>
    public string? FinishReason { get; private set; }

    /// <summary>What has arrived so far.</summary>
    public AnswerProgress Progress
    {
        get
        {
            lock (_gate)
                return new AnswerProgress(_text.ToString(), _state, _failure,
                    _cost is { } exact && _state == AnswerState.Complete ? new PriceTag(exact, UsageIsEstimated) : new PriceTag(ExpectedCost, true));
        }
    }

    /// <summary>What the call cost; null while it runs.</summary>
    public Cost? Cost { get { lock (_gate) return _cost; } }

    /// <summary>An answer that is there already, and is not run again.</summary>
    /// <param name="candidate">Who answered.</param>
    /// <param name="answer">What is stored of it.</param>
    /// <param name="time">The clock.</param>
    internal static AnswerRun Whole(CandidateModel candidate, ComparisonAnswer answer, TimeProvider time)
    {
        var run = new AnswerRun(candidate, null, answer.ExpectedCost, time) { _state = answer.State, _cost = answer.Cost, _wasEstimated = answer.CostEstimated };
        run._text.Append(answer.Text);
        return run;
    }

    /// <summary>Frees what was held back for it; for one that is not run.</summary>
    internal ValueTask AbandonAsync() => call?.Meter.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Streams the answer to its end. Failures and cancellation become the state; what nobody expected is thrown after that.</summary>
    internal async Task RunAsync(IReadOnlyList<ChatMessage> messages, Action changed, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var options = new ChatOptions { ModelId = Candidate.ProviderModel, MaxOutputTokens = Candidate.MaxOutputTokens };
        var state = AnswerState.Failed;
        AnswerFailure? failure = null;
        try
        {
            await foreach (var update in call!.Client.GetStreamingResponseAsync(messages, options, cancellationToken))
            {
                if (update.FinishReason is { } reason) FinishReason = reason.Value;
                if (string.IsNullOrEmpty(update.Text)) continue;
                TimeToFirstToken ??= time.GetElapsedTime(started);
                lock (_gate) _text.Append(update.Text);
                changed();
            }

            state = AnswerState.Complete;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            state = AnswerState.Stopped;
        }
        catch (AnswerFailure caught)
        {
            failure = caught;
        }
        finally
        {
            if (state == AnswerState.Failed) failure ??= new AnswerFailure(AnswerFailureKind.ProviderError);
            Duration = time.GetElapsedTime(started);
            try
            {
                await AbandonAsync();
            }
            finally
            {
                lock (_gate)
                {
                    _state = state;
                    _failure = failure;
                    _cost = call!.Meter.Charged;
                }

                changed();
            }
        }
    }
}
