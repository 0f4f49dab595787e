using MetaRouter.Core.Budgets;
using MetaRouter.Core.Routing;
using MetaRouter.Data.Routing;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Policies;
using MetaRouter.Studio.Spending;

namespace MetaRouter.Studio.Routing;

/// <summary>What became of a question: a run, or a refusal.</summary>
/// <param name="Run">The run, if it was asked.</param>
/// <param name="Refused">Why not, otherwise.</param>
public sealed record RoutedAskResult(RoutedRun? Run, AskResult? Refused);

/// <summary>Takes a question, lets the router choose who answers, holds the money back, logs the decision and lets the candidate answer. Safe for concurrent use.</summary>
public sealed class QuestionRouting(
    QuestionPreparation preparation, DecisionPreparation deciding, SpendBudgets budgets, ISpendLedger ledger, ChatClientDirectory clients,
    RoutingJournal journal, Runs<RoutedRun> runs, RoutedRunner runner, ShadowDeciding shadows, TimeProvider time)
{
    private const int Attempts = 3;

    /// <summary>Asks a question. The answer arrives in the background; see <see cref="RoutedRun"/>.</summary>
    public async Task<RoutedAskResult> AskAsync(AskRequest request, CancellationToken cancellationToken)
    {
        var (question, refused) = await preparation.PrepareAsync(request, cancellationToken);
        if (question is null) return new(null, refused);
        if (runs.CountOf(question.Person.Id) >= ComparisonAsking.MostRuns) return new(null, AskResult.Of(AskRefusalReason.TooManyRuns));

        var answerId = Guid.CreateVersion7(time.GetUtcNow());
        BudgetRefused? noRoom = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var inputs = await deciding.InputsAsync(question, cancellationToken);
            if (inputs.Candidates.IsEmpty) return new(null, AskResult.Of(AskRefusalReason.NoPair));
            var spender = question.Spender(ChargePurpose.Routing, answerId, budgets);
            if (Router.Decide(inputs).Decision is not { } decision)
            {
                // Nothing fits: whoever holds money back may let go of it, so the cheapest is asked for, and the ledger waits and says no.
                var cheapest = inputs.Candidates.MinBy(candidate => candidate.MostUsd);
                var (late, stillNoRoom) = await HoldAsync(question, cheapest.Id, spender, cancellationToken);
                if (stillNoRoom is not null) return new(null, AskResult.Of(stillNoRoom));
                inputs = inputs with { Candidates = [cheapest], Budgets = [], Exploration = 0 };
                return await StartAsync(question, answerId, inputs, Router.Decide(inputs).Decision!, spender, late, cancellationToken);
            }

            var (held, refusal) = await HoldAsync(question, decision.CandidateId, spender, cancellationToken);
            if (refusal is null) return await StartAsync(question, answerId, inputs, decision, spender, held, cancellationToken);
            // Others were faster since the inputs were read: what is left now decides.
            noRoom = refusal;
        }

        return new(null, AskResult.Of(noRoom!));
    }

    private async Task<RoutedAskResult> StartAsync(
        PreparedQuestion question, Guid answerId, RoutingInputs inputs, RoutingDecision decision, Spender spender, Reservation? held, CancellationToken cancellationToken)
    {
        var index = question.Pool.Candidates.IndexOf(decision.CandidateId);
        var candidate = question.Pool.Candidates[index];
        var call = clients.Call(candidate, spender, held);
        RoutedAnswer? stored = null;
        try
        {
            var logged = RoutingLog.Of(question.Person.Id, inputs, decision, time.GetUtcNow());
            stored = await journal.StartAsync(logged, new RoutedAnswer
            {
                Id = answerId,
                PersonId = question.Person.Id,
                ConversationId = question.Request.ConversationId ?? Guid.Empty,
                TurnIndex = question.Request.TurnIndex,
                QuestionId = question.Sample?.Question.Id,
                Query = question.Query,
                DecisionId = logged.Id,
                CandidateId = candidate.Id,
                CandidateName = candidate.Name,
                Maker = candidate.Maker,
                ProviderId = candidate.ProviderId,
                PriceVersion = candidate.Price.Version,
                ExpectedCost = question.Prediction.Costs[index].Cost,
            }, cancellationToken);
        }
        finally
        {
            if (stored is null) await call.Meter.DisposeAsync();
        }

        if (stored is null) return new(null, AskResult.Of(AskRefusalReason.NotFound));
        var run = new RoutedRun(answerId, question, inputs, decision, new AnswerRun(candidate, call, question.Prediction.Costs[index].Cost, time));
        runs.Add(run);
        runner.Start(run, spender);
        shadows.Add(new MadeDecision(stored.DecisionId, question.Person.Id, inputs));
        return new(run, null);
    }

    private async Task<(Reservation? Held, BudgetRefused? Refused)> HoldAsync(
        PreparedQuestion question, string candidateId, Spender spender, CancellationToken cancellationToken)
    {
        var index = question.Pool.Candidates.IndexOf(candidateId);
        if (clients.IsRecorded(question.Pool.Candidates[index])) return (null, null);
        var result = await ledger.ReserveAsync(spender, [question.Call(index)], cancellationToken);
        return (result.Refused is null ? result.Reservations[0] : null, result.Refused);
    }
}
