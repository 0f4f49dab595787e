using MetaRouter.Core.Budgets;
using MetaRouter.Core.Routing;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Routing;
using MetaRouter.Llm;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Comparing;

namespace MetaRouter.Studio.Routing;

/// <summary>
/// Runs a routed answer in the background and saves it. If the candidate fails before its first word, the next best affordable one answers, once; after the
/// first word it does not: nobody is charged twice for one reading.
/// </summary>
public sealed partial class RoutedRunner(
    RoutingJournal journal, ChatClientDirectory clients, Runs<RoutedRun> runs, TimeProvider time, ILogger<RoutedRunner> logger)
{
    /// <summary>Starts the answer; returns at once.</summary>
    public void Start(RoutedRun run, Spender spender) => run.Completion = Task.Run(() => CompleteAsync(run, spender), CancellationToken.None);

    private async Task CompleteAsync(RoutedRun run, Spender spender)
    {
        try
        {
            await AnswerAsync(run);
            if (FailedBeforeItsFirstWord(run.Answer.Progress) && await TryFallOverAsync(run, spender)) await AnswerAsync(run);
            await journal.SaveAnswerAsync(run.PersonId, Answered(run), CancellationToken.None);
        }
        catch (Exception error)
        {
            LogNotSaved(error, run.Id);
        }
        finally
        {
            runs.Remove(run);
            run.RaiseChanged();
        }
    }

    private async Task AnswerAsync(RoutedRun run)
    {
        var answer = run.Answer;
        try
        {
            await answer.RunAsync(run.Question.Messages, run.RaiseChanged, run.Stopping);
        }
        catch (Exception error)
        {
            LogUnexpected(error, run.Id);
        }

        if (answer.Progress.Failure is { } failure) LogFailed(run.Id, answer.Candidate.Id, failure.Kind, failure.HttpStatus);
    }

    // Whatever goes wrong here, the answer that failed is saved as it is.
    private async Task<bool> TryFallOverAsync(RoutedRun run, Spender spender)
    {
        try
        {
            return await FallOverAsync(run, spender);
        }
        catch (Exception error)
        {
            LogUnexpected(error, run.Id);
            return false;
        }
    }

    private async Task<bool> FallOverAsync(RoutedRun run, Spender spender)
    {
        // No lot this time, and nothing to stay with.
        var inputs = run.Inputs with { FailedIds = [run.Answer.Candidate.Id], Exploration = 0, Draw = 0, StickyId = null };
        if (Router.Decide(inputs).Decision is not { } decision) return false;
        var index = run.Question.Pool.Candidates.IndexOf(decision.CandidateId);
        var candidate = run.Question.Pool.Candidates[index];
        var next = new AnswerRun(candidate, clients.Call(candidate, spender), run.Question.Prediction.Costs[index].Cost, time);
        var logged = RoutingLog.Of(run.PersonId, inputs, decision, time.GetUtcNow());
        if (!await journal.FallOverAsync(run.PersonId, logged, Answered(run, next, run.Answer.Candidate.Name), CancellationToken.None)) return false;
        run.FallOver(next);
        return true;
    }

    private static bool FailedBeforeItsFirstWord(AnswerProgress progress) =>
        progress is { State: AnswerState.Failed, Text.Length: 0 } && progress.Failure?.Kind != AnswerFailureKind.BudgetExhausted;

    private static RoutedAnswer Answered(RoutedRun run) => Answered(run, run.Answer, run.FellOverFrom);

    private static RoutedAnswer Answered(RoutedRun run, AnswerRun answer, string? fellOverFrom)
    {
        var progress = answer.Progress;
        return new RoutedAnswer
        {
            Id = run.Id,
            PersonId = run.PersonId,
            Query = run.Question.Query,
            DecisionId = Guid.Empty,
            CandidateId = answer.Candidate.Id,
            CandidateName = answer.Candidate.Name,
            Maker = answer.Candidate.Maker,
            ProviderId = answer.Candidate.ProviderId,
            PriceVersion = answer.Candidate.Price.Version,
            ExpectedCost = answer.ExpectedCost,
            FellOverFrom = fellOverFrom,
            Text = progress.Text,
            State = progress.State,
            FailureKind = progress.Failure?.Kind.ToString(),
            FailureMessage = progress.Failure is null ? null : FailureSentence.Of(progress.Failure.Kind),
            InputTokens = answer.Usage?.Input,
            OutputTokens = answer.Usage?.Output,
            Cost = answer.Cost,
            CostEstimated = answer.UsageIsEstimated,
            TimeToFirstToken = answer.TimeToFirstToken,
            Duration = answer.Duration,
        };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The routed answer {AnswerId} could not be saved")]
    private partial void LogNotSaved(Exception error, Guid answerId);

    [LoggerMessage(Level = LogLevel.Error, Message = "The routed answer {AnswerId} ended unexpectedly")]
    private partial void LogUnexpected(Exception error, Guid answerId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The routed answer {AnswerId} of {CandidateId} failed: {Kind}, HTTP status {HttpStatus}")]
    private partial void LogFailed(Guid answerId, string candidateId, AnswerFailureKind kind, int? httpStatus);
}
