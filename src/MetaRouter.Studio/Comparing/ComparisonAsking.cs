using System.Security.Cryptography;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Llm.Metering;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Spending;
using Microsoft.Extensions.AI;

namespace MetaRouter.Studio.Comparing;

/// <summary>Takes a question, chooses two candidates, stores the comparison and lets both answer. Safe for concurrent use.</summary>
public sealed class ComparisonAsking(
    CandidatePools pools, ITextEncoder encoder, PairSelector selector, PersonPreference preference, RoutedQueries routed,
    ChatClientDirectory clients, ConversationHistory histories, ComparisonStore comparisons, PersonStore people, ComparisonRuns runs,
    SpendBudgets budgets, ISpendLedger ledger, ComparisonRunner runner, TimeProvider time)
{
    /// <summary>Most comparisons of one person under way at once.</summary>
    public const int MostRuns = 4;

    /// <summary>Longest question, in characters.</summary>
    public const int MaxQueryLength = 100_000;

    // The pair policy of an onboarding question that the person picked: its pair is fixed.
    private const string ChosenByPerson = "designated";

    /// <summary>Asks a question. The answers arrive in the background; see <see cref="ComparisonRun"/>.</summary>
    public async Task<AskResult> AskAsync(AskRequest request, CancellationToken cancellationToken)
    {
        var query = request.Query.Trim();
        if (query.Length == 0) return AskResult.Of(AskRefusalReason.Empty);
        if (query.Length > MaxQueryLength) return AskResult.Of(AskRefusalReason.TooLong);
        if (await people.FindAsync(request.PersonId, cancellationToken) is not { } person) return AskResult.Of(AskRefusalReason.NotFound);

        var sample = pools.SampleOf(query);
        var embedding = sample?.Embedding ?? (await encoder.EncodeAsync([query], cancellationToken))[0];
        if (sample is null && pools.Live is null)
            return AskResult.Of(AskRefusalReason.OnlyRecorded, pools.Nearest(embedding, 3, await comparisons.AnsweredQuestionIdsAsync(person.Id, cancellationToken)));

        // A recorded answer knows nothing of earlier turns: such a question begins a conversation.
        if (sample is not null) request = request with { ConversationId = null, TurnIndex = 0 };
        var history = request.ConversationId is { } conversation
            ? await histories.MessagesAsync(request.PersonId, conversation, request.TurnIndex, cancellationToken)
            : [];
        if (history is null) return AskResult.Of(AskRefusalReason.NotFound);

        var pool = sample is null ? pools.Live! : pools.Recorded!;
        var prediction = sample is not null
            ? pools.PredictionOf(sample)
            : pool.Predict(new PredictionQuery(query, embedding, history.Sum(message => message.Text.Length)));
        if (await ChoosePairAsync(person, pool, sample, prediction, request.Propensity, cancellationToken) is not { } chosen) return AskResult.Of(AskRefusalReason.NoPair);
        if (runs.CountOf(person.Id) >= MostRuns) return AskResult.Of(AskRefusalReason.TooManyRuns);
        var swapped = RandomNumberGenerator.GetInt32(2) == 1;
        var (leftIndex, rightIndex) = swapped ? (chosen.Pair.Second, chosen.Pair.First) : (chosen.Pair.First, chosen.Pair.Second);
        IReadOnlyList<ChatMessage> messages = [.. history, new ChatMessage(ChatRole.User, query)];
        var comparisonId = Guid.CreateVersion7(time.GetUtcNow());
        var spender = Spender(person, comparisonId, pool, prediction);
        // Both or none, and before anything is stored: half a comparison helps nobody.
        var reserved = pool.IsRecorded ? null : await ledger.ReserveAsync(
            spender, [CallBound.Of(pool.Candidates[leftIndex], messages), CallBound.Of(pool.Candidates[rightIndex], messages)], cancellationToken);
        if (reserved?.Refused is { } refused) return AskResult.Of(refused);
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
            Query = query,
            EmbeddingHash = EmbeddingHash.Of(embedding),
            EncoderVersion = encoder.Version,
            PricesShown = !person.Settings.HidePrices,
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
        runner.Start(run, messages);
        // Only now: a refused question must not cost the comparison that it was to replace.
        if (request.Replaces is { } replaced) await SupersedeAsync(person.Id, replaced);
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
        var state = await preference.StateAsync(person, cancellationToken);
        var (points, _) = await routed.PointsAsync(personId, pool, cancellationToken);
        var (index, pair) = selector.SelectQuestion([.. remaining.Select(entry => entry.Pair)], state, points, NewRandom());
        return new SuggestedQuestion(remaining[index].Sample, pair.Propensity);
    }

    private async Task<(SelectedPair Pair, bool IsOnboarding)?> ChoosePairAsync(
        Person person, RoutedPool pool, SampleQuestion? sample, PoolPrediction prediction, double? propensity, CancellationToken cancellationToken)
    {
        if (sample is not null && pools.Onboarding.FirstOrDefault(entry => entry.Sample == sample) is { } designated)
            return (new SelectedPair(designated.Pair.First, designated.Pair.Second, propensity ?? 1), true);
        List<int> available = [.. Enumerable.Range(0, pool.Candidates.Count)
            .Where(index => sample is null || sample.Question.Answers.ContainsKey(pool.Candidates[index].Id))];
        if (available.Count < 2) return null;
        var state = await preference.StateAsync(person, cancellationToken);
        var (points, _) = await routed.PointsAsync(person.Id, pool, cancellationToken);
        return (selector.Select(prediction.Point, state, points, available, NewRandom()), false);
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

    private Spender Spender(Person person, Guid turnId, RoutedPool pool, PoolPrediction prediction) => new()
    {
        PersonId = person.Id,
        Purpose = ChargePurpose.Comparison,
        TurnId = turnId,
        Budgets = budgets.Of(person),
        ExpectedCosts = pool.Candidates.Candidates.Zip(prediction.Costs).ToDictionary(pair => pair.First.Id, pair => pair.Second.Cost),
    };

    private AnswerRun Run(RoutedPool pool, PoolPrediction prediction, int index, Spender spender, Reservation? held)
    {
        var candidate = pool.Candidates[index];
        return new AnswerRun(candidate, clients.Call(candidate, spender, held), prediction.Costs[index].Cost, time);
    }

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

    private static Random NewRandom() => new(RandomNumberGenerator.GetInt32(int.MaxValue));
}
