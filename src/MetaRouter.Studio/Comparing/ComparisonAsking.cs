using System.Security.Cryptography;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;
using MetaRouter.Core.Routing;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.Routing;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Settings;
using MetaRouter.Studio.Spending;
using Microsoft.Extensions.AI;

namespace MetaRouter.Studio.Comparing;

/// <summary>Takes a question, chooses two candidates, stores the comparison and lets both answer. Safe for concurrent use.</summary>
public sealed class ComparisonAsking(
    CandidatePools pools, QuestionPreparation preparation, SettingsInUse settings, PersonPreference preference, RoutedQueries routed,
    ChatClientDirectory clients, ComparisonStore comparisons, RoutingJournal journal, PersonStore people, Runs<ComparisonRun> runs,
    SpendBudgets budgets, ISpendLedger ledger, ComparisonRunner runner, TimeProvider time)
{
    /// <summary>Most comparisons of one person under way at once.</summary>
    public const int MostRuns = 4;

    /// <summary>The pair policy of a routed answer beside which another model's was asked for.</summary>
    public const string ChosenByOverrule = "overrule";

    // The pair policy of an onboarding question that the person picked: its pair is fixed.
    private const string ChosenByPerson = "designated";

    /// <summary>Asks a question. The answers arrive in the background; see <see cref="ComparisonRun"/>.</summary>
    public async Task<AskResult> AskAsync(AskRequest request, CancellationToken cancellationToken)
    {
        var (question, refused) = await preparation.PrepareAsync(request, cancellationToken);
        if (question is not var (person, prepared, _, sample, pool, prediction, _)) return refused!;
        request = prepared;
        if (await ChoosePairAsync(question, cancellationToken) is not { } chosen) return AskResult.Of(AskRefusalReason.NoPair);
        if (runs.CountOf(person.Id) >= MostRuns) return AskResult.Of(AskRefusalReason.TooManyRuns);
        var swapped = RandomNumberGenerator.GetInt32(2) == 1;
        var (leftIndex, rightIndex) = swapped ? (chosen.Pair.Second, chosen.Pair.First) : (chosen.Pair.First, chosen.Pair.Second);
        var comparisonId = Guid.CreateVersion7(time.GetUtcNow());
        var spender = question.Spender(ChargePurpose.Comparison, comparisonId, budgets);
        // Both or none, and before anything is stored: half a comparison helps nobody.
        var reserved = pool.IsRecorded ? null : await ledger.ReserveAsync(
            spender, [question.Call(leftIndex), question.Call(rightIndex)], cancellationToken);
        if (reserved?.Refused is { } noRoom) return AskResult.Of(noRoom);
        var left = Run(pool, prediction, leftIndex, spender, reserved?.Reservations[0]);
        var right = Run(pool, prediction, rightIndex, spender, reserved?.Reservations[1]);
        var comparison = new Comparison
        {
            Id = comparisonId,
            PersonId = person.Id,
            ConversationId = request.ConversationId ?? Guid.Empty,
            TurnIndex = request.TurnIndex,
            QuestionId = sample?.Question.Id,
            Category = sample?.Question.Task,
            Language = QueryLanguage.Of(question.Query),
            Query = question.Query,
            EmbeddingHash = EmbeddingHash.Of(question.Embedding),
            EncoderVersion = preparation.EncoderVersion,
            PricesShown = settings.Current.Prices.ShowsTo(person.Settings),
            // The reveal has told who answers a question that was judged before.
            Blind = sample is null || !await comparisons.HasJudgedQuestionAsync(person.Id, sample.Question.Id, cancellationToken),
            PairPolicyName = chosen.IsOnboarding && request.Propensity is null ? ChosenByPerson : PairSelector.Name,
            PairPolicyVersion = PairSelector.Version,
            Propensity = chosen.Pair.Propensity,
            Onboarding = chosen.IsOnboarding,
            CostScaleVersion = pool.Scale.Version,
            Left = NewAnswer(Side.Left, left),
            Right = NewAnswer(Side.Right, right),
        };
        Comparison? stored = null;
        try
        {
            stored = await comparisons.StartAsync(comparison, cancellationToken);
        }
        finally
        {
            if (stored is null) await Task.WhenAll(left.AbandonAsync().AsTask(), right.AbandonAsync().AsTask());
        }
        if (stored is null) return AskResult.Of(AskRefusalReason.NotFound);

        var run = new ComparisonRun(stored.Id, person.Id, left, right);
        runs.Add(run);
        runner.Start(run, question.Messages);
        // Only now: a refused question must not cost the comparison that it was to replace.
        if (request.Replaces is { } replaced) await SupersedeAsync(person.Id, replaced);
        return AskResult.Of(run);
    }

    /// <summary>Lets another candidate answer beside a routed answer: its turn becomes a comparison, whose names are known.</summary>
    /// <param name="answer">The finished answer; A of the comparison.</param>
    /// <param name="otherId">Who answers beside it; null when nobody can.</param>
    /// <param name="cancellationToken">Gives up before anything is stored.</param>
    public async Task<AskResult> OverruleAsync(RoutedAnswer answer, string? otherId, CancellationToken cancellationToken)
    {
        var request = new AskRequest(answer.PersonId, answer.Query, answer.ConversationId, answer.TurnIndex);
        var (question, refused) = await preparation.PrepareAsync(request, cancellationToken);
        if (question is not var (person, _, _, sample, pool, prediction, _)) return refused!;
        var (first, second) = (pool.Candidates.IndexOf(answer.CandidateId), otherId is null ? -1 : pool.Candidates.IndexOf(otherId));
        if (first < 0 || second < 0 || !question.CanAnswer(otherId!)) return AskResult.Of(AskRefusalReason.NoPair);
        if (runs.CountOf(person.Id) >= MostRuns) return AskResult.Of(AskRefusalReason.TooManyRuns);

        // The routed answer was the first call of the turn.
        var spender = question.Spender(ChargePurpose.Comparison, answer.Id, budgets) with { ExpectedCosts = null };
        var reserved = pool.IsRecorded ? null : await ledger.ReserveAsync(spender, [question.Call(second)], cancellationToken);
        if (reserved?.Refused is { } noRoom) return AskResult.Of(noRoom);
        var stored = Given(answer);
        var left = AnswerRun.Whole(pool.Candidates[first], stored, time);
        var right = Run(pool, prediction, second, spender, reserved?.Reservations[0]);
        Comparison? comparison = null;
        try
        {
            comparison = await journal.BecomeComparisonAsync(person.Id, answer.Id, new Comparison
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                PersonId = person.Id,
                ConversationId = answer.ConversationId,
                TurnIndex = answer.TurnIndex,
                QuestionId = sample?.Question.Id,
                Category = sample?.Question.Task,
                Language = QueryLanguage.Of(question.Query),
                Query = question.Query,
                EmbeddingHash = EmbeddingHash.Of(question.Embedding),
                EncoderVersion = preparation.EncoderVersion,
                PricesShown = settings.Current.Prices.ShowsTo(person.Settings),
                Blind = false,
                PairPolicyName = ChosenByOverrule,
                PairPolicyVersion = Router.Version,
                Propensity = 1,
                CostScaleVersion = pool.Scale.Version,
                Left = stored,
                Right = NewAnswer(Side.Right, right),
            }, cancellationToken);
        }
        finally
        {
            if (comparison is null) await right.AbandonAsync();
        }

        if (comparison is null) return AskResult.Of(AskRefusalReason.NotFound);
        var run = new ComparisonRun(comparison.Id, person.Id, left, right);
        runs.Add(run);
        runner.Start(run, question.Messages);
        return AskResult.Of(run);
    }

    /// <summary>The sample question that would teach most about this person's preference; null when none is left.</summary>
    public async Task<SuggestedQuestion?> SuggestAsync(Guid personId, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(personId, cancellationToken) is not { } person || pools.Recorded is not { } pool) return null;
        var asked = (await comparisons.AnsweredQuestionIdsAsync(personId, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var remaining = pools.Onboarding.Where(entry => !asked.Contains(entry.Sample.Question.Id)).ToList();
        if (remaining.Count == 0)
            return pools.Samples.FirstOrDefault(sample => !asked.Contains(sample.Question.Id)) is { } any ? new SuggestedQuestion(any, 1) : null;
        var held = await preference.StateAsync(person, cancellationToken);
        var (points, _) = await routed.PointsAsync(personId, pool, cancellationToken);
        var (index, pair) = SelectorFor(held).SelectQuestion([.. remaining.Select(entry => entry.Pair)], held.State, points, NewRandom());
        return new SuggestedQuestion(remaining[index].Sample, pair.Propensity);
    }

    private async Task<(SelectedPair Pair, bool IsOnboarding)?> ChoosePairAsync(PreparedQuestion question, CancellationToken cancellationToken)
    {
        if (question.Sample is not null && pools.Onboarding.FirstOrDefault(entry => entry.Sample == question.Sample) is { } designated)
            return (new SelectedPair(designated.Pair.First, designated.Pair.Second, question.Request.Propensity ?? 1), true);
        List<int> available = [.. Enumerable.Range(0, question.Pool.Candidates.Count).Where(index => question.CanAnswer(question.Pool.Candidates[index].Id))];
        if (available.Count < 2) return null;
        var held = await preference.StateAsync(question.Person, cancellationToken);
        var (points, _) = await routed.PointsAsync(question.Person.Id, question.Pool, cancellationToken);
        return (SelectorFor(held).Select(question.Prediction.Point, held.State, points, available, NewRandom()), false);
    }

    // To its end, whoever has gone meanwhile: the new comparison is stored, and two would be open.
    private async Task SupersedeAsync(Guid personId, Guid comparisonId)
    {
        if (runs.Find(personId, comparisonId) is { } run)
        {
            run.Stop();
            await run.Completion;
        }

        await comparisons.SetStateAsync(personId, comparisonId, ComparisonState.Superseded, CancellationToken.None);
    }

    private AnswerRun Run(RoutedPool pool, PoolPrediction prediction, int index, Spender spender, Reservation? held)
    {
        var candidate = pool.Candidates[index];
        return new AnswerRun(candidate, clients.Call(candidate, spender, held), prediction.Costs[index].Cost, time);
    }

    private static ComparisonAnswer Given(RoutedAnswer answer) => new()
    {
        Side = Side.Left,
        CandidateId = answer.CandidateId,
        CandidateName = answer.CandidateName,
        Maker = answer.Maker,
        ProviderId = answer.ProviderId,
        PriceVersion = answer.PriceVersion,
        ExpectedCost = answer.ExpectedCost,
        Text = answer.Text,
        State = answer.State,
        InputTokens = answer.InputTokens,
        OutputTokens = answer.OutputTokens,
        Cost = answer.Cost,
        CostEstimated = answer.CostEstimated,
        TimeToFirstToken = answer.TimeToFirstToken,
        Duration = answer.Duration,
    };

    private static ComparisonAnswer NewAnswer(Side side, AnswerRun run) => new()
    {
        Side = side,
        CandidateId = run.Candidate.Id,
        CandidateName = run.Candidate.Name,
        Maker = run.Candidate.Maker,
        ProviderId = run.Candidate.ProviderId,
        PriceVersion = run.Candidate.Price.Version,
        ExpectedCost = run.ExpectedCost,
    };

    // One for each choice: model and exploration are those of this moment.
    private PairSelector SelectorFor(HeldPreference held) => new(held.Model, settings.Current.Pairs);

    private static Random NewRandom() => new(RandomNumberGenerator.GetInt32(int.MaxValue));
}
