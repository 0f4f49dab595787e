using System.Text;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Comparisons;
using MetaRouter.Llm;
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

    /// <summary>A stored answer as progress.</summary>
    public static AnswerProgress Of(ComparisonAnswer answer) => new(
        answer.Text, answer.State, null,
        answer.Cost is { } exact && answer.State == AnswerState.Complete ? new PriceTag(exact, answer.CostEstimated) : new PriceTag(answer.ExpectedCost, true));
}

/// <summary>
/// One candidate answering, on the server and independent of any page. One background task writes; everyone may read
/// <see cref="Progress"/>.
/// </summary>
public sealed class AnswerRun(CandidateModel candidate, IChatClient client, Cost expectedCost, TimeProvider time)
{
    private const long MostTokens = 100_000_000;

    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private AnswerState _state = AnswerState.Streaming;
    private AnswerFailure? _failure;
    private Cost? _cost;

    /// <summary>Who answers; not to be shown before the vote.</summary>
    public CandidateModel Candidate { get; } = candidate;

    /// <summary>Price expected before the call.</summary>
    public Cost ExpectedCost { get; } = expectedCost;

    /// <summary>Prompt tokens, answer tokens and their classes; set when finished.</summary>
    public UsageDetails? Usage { get; private set; }

    /// <summary>Whether tokens were counted by us, the provider having reported none.</summary>
    public bool UsageIsEstimated { get; private set; }

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

    /// <summary>Streams the answer to its end. Failures and cancellation become the state; what nobody expected is thrown after that.</summary>
    internal async Task RunAsync(IReadOnlyList<ChatMessage> messages, Action changed, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var options = new ChatOptions { ModelId = Candidate.ProviderModel, MaxOutputTokens = Candidate.MaxOutputTokens };
        var state = AnswerState.Failed;
        AnswerFailure? failure = null;
        try
        {
            await foreach (var update in client.GetStreamingResponseAsync(messages, options, cancellationToken))
            {
                if (update.FinishReason is { } reason) FinishReason = reason.Value;
                foreach (var usage in update.Contents.OfType<UsageContent>()) Usage = usage.Details;
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
            var cost = Settle(messages, wasSent: failure is null or { MayBeCharged: true } || _text.Length > 0);
            lock (_gate)
            {
                _state = state;
                _failure = failure;
                _cost = cost;
            }

            changed();
        }
    }

    private Cost Settle(IReadOnlyList<ChatMessage> messages, bool wasSent)
    {
        // A provider's count that cannot be is as good as none.
        if (Usage is not { OutputTokenCount: >= 0 and <= MostTokens, InputTokenCount: null or (>= 0 and <= MostTokens) })
        {
            if (!wasSent) return Core.Candidates.Cost.Zero;
            UsageIsEstimated = true;
            Usage = new UsageDetails
            {
                InputTokenCount = TokenEstimate.Of(messages),
                OutputTokenCount = TokenEstimate.Of(_text.ToString()),
            };
        }

        return Candidate.Price.CostOf(Usage.InputTokenCount ?? 0, Usage.OutputTokenCount ?? 0);
    }
}
