using MetaRouter.Data.Comparisons;
using MetaRouter.Llm;
using Microsoft.Extensions.AI;

namespace MetaRouter.Studio.Comparing;

/// <summary>Runs the two panes of a comparison in the background and saves what they make.</summary>
public sealed partial class ComparisonRunner(ComparisonStore comparisons, Runs<ComparisonRun> runs, ILogger<ComparisonRunner> logger)
{
    /// <summary>Starts both panes; returns at once.</summary>
    public void Start(ComparisonRun run, IReadOnlyList<ChatMessage> messages) =>
        run.Completion = Task.Run(() => CompleteAsync(run, messages), CancellationToken.None);

    private async Task CompleteAsync(ComparisonRun run, IReadOnlyList<ChatMessage> messages)
    {
        try
        {
            await Task.WhenAll(
                AnswerAsync(run, Side.Left, run.Left, messages),
                AnswerAsync(run, Side.Right, run.Right, messages));
            var state = run.Left.Progress.State == AnswerState.Failed || run.Right.Progress.State == AnswerState.Failed
                ? ComparisonState.Failed
                : ComparisonState.Open;
            // An early vote has moved on already; then this changes nothing.
            await comparisons.SetStateAsync(run.PersonId, run.Id, state, CancellationToken.None);
        }
        catch (Exception error)
        {
            LogNotSaved(error, run.Id);
            run.Stop();
        }
        finally
        {
            runs.Remove(run);
            run.RaiseChanged();
        }
    }

    private async Task AnswerAsync(ComparisonRun run, Side side, AnswerRun answer, IReadOnlyList<ChatMessage> messages)
    {
        if (answer.Progress.IsFinished) return;
        try
        {
            await answer.RunAsync(messages, run.RaiseChanged, run.Stopping);
        }
        catch (Exception error)
        {
            LogUnexpected(error, run.Id, side);
        }

        var progress = answer.Progress;
        if (progress.Failure is { } failure) LogFailed(run.Id, side, failure.Kind, failure.HttpStatus);
        await comparisons.SaveAnswerAsync(run.PersonId, run.Id, new ComparisonAnswer
        {
            Side = side,
            CandidateId = answer.Candidate.Id,
            CandidateName = answer.Candidate.Name,
            Maker = answer.Candidate.Maker,
            ProviderId = answer.Candidate.ProviderId,
            PriceVersion = answer.Candidate.Price.Version,
            ExpectedCost = answer.ExpectedCost,
            Text = progress.Text,
            State = progress.State,
            FailureKind = progress.Failure?.Kind.ToString(),
            FailureMessage = progress.Failure is null ? null : FailureSentence.Of(progress.Failure.Kind),
            InputTokens = answer.Usage?.Input,
            OutputTokens = answer.Usage?.Output,
            CachedInputTokens = answer.Usage?.CachedInput,
            ReasoningTokens = answer.Usage?.Reasoning,
            Cost = answer.Cost,
            CostEstimated = answer.UsageIsEstimated,
            TimeToFirstToken = answer.TimeToFirstToken,
            Duration = answer.Duration,
            FinishReason = answer.FinishReason,
        }, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The answers of comparison {ComparisonId} could not be saved")]
    private partial void LogNotSaved(Exception error, Guid comparisonId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Answer {Side} of comparison {ComparisonId} ended unexpectedly")]
    private partial void LogUnexpected(Exception error, Guid comparisonId, Side side);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answer {Side} of comparison {ComparisonId} failed: {Kind}, HTTP status {HttpStatus}")]
    private partial void LogFailed(Guid comparisonId, Side side, AnswerFailureKind kind, int? httpStatus);
}
