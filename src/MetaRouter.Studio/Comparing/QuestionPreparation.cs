using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Llm;
using MetaRouter.Llm.Metering;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Spending;
using Microsoft.Extensions.AI;

namespace MetaRouter.Studio.Comparing;

/// <summary>A question with everything that is known before anybody answers it.</summary>
/// <param name="Person">Who asks.</param>
/// <param name="Request">What was asked for; a sample question never continues a conversation.</param>
/// <param name="Asked">The question without white space around it, and how much goes before it.</param>
/// <param name="Sample">The bank question, if it is one.</param>
/// <param name="Pool">Who could answer.</param>
/// <param name="Prediction">What is expected of them.</param>
/// <param name="Turns">The conversation before it, oldest first.</param>
public sealed record PreparedQuestion(
    Person Person, AskRequest Request, PredictionQuery Asked, SampleQuestion? Sample, RoutedPool Pool, PoolPrediction Prediction,
    IReadOnlyList<ConversationTurn> Turns)
{
    /// <summary>The question.</summary>
    public string Query => Asked.Text;

    /// <summary>Its embedding.</summary>
    public QueryEmbedding Embedding => Asked.Embedding;

    /// <summary>What is sent to a provider.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; } = [.. ConversationHistory.ToMessages(Turns), new ChatMessage(ChatRole.User, Asked.Text)];

    /// <summary>On whose behalf the calls for this question are made.</summary>
    /// <param name="purpose">What for.</param>
    /// <param name="turnId">The comparison or routed answer.</param>
    /// <param name="budgets">Knows what binds the person.</param>
    public Spender Spender(ChargePurpose purpose, Guid turnId, SpendBudgets budgets) => new()
    {
        PersonId = Person.Id,
        Purpose = purpose,
        TurnId = turnId,
        Budgets = budgets.Of(Person),
        ExpectedCosts = Pool.Candidates.Candidates.Zip(Prediction.Costs).ToDictionary(pair => pair.First.Id, pair => pair.Second.Cost),
    };

    /// <summary>The call that asks a candidate.</summary>
    /// <param name="index">Its place in the pool.</param>
    public PlannedCall Call(int index) => CallBound.Of(Pool.Candidates[index], Messages) with
    {
        ExpectedOutputTokens = Pool.ExpectedCost.Predict(Asked, Pool.Candidates)[index].OutputTokens,
        PromptCharacters = Messages.Sum(message => message.Text.Length),
    };

    /// <summary>Whether a candidate can answer: recorded ones if the bank holds their answer, live ones if they can read the question and still answer at full length.</summary>
    public bool CanAnswer(string candidateId) => Sample is null
        ? Pool.Candidates.IndexOf(candidateId) is >= 0 and var index && Fits(Pool.Candidates[index])
        : Sample.Question.Answers.ContainsKey(candidateId);

    /// <summary>Why too few candidates can answer.</summary>
    public AskRefusalReason TooFew => Sample is null && !Pool.Candidates.Candidates.All(Fits) ? AskRefusalReason.ContextFull : AskRefusalReason.NoPair;

    // By characters: no provider's own count is known before it is asked.
    private bool Fits(CandidateModel candidate) =>
        candidate.ContextTokens is not { } most || TokenEstimate.Of(Messages) + (long)candidate.MaxOutputTokens <= most;
}

/// <summary>Reads a question: who asks, what goes before it, who could answer, and what is expected of them.</summary>
public sealed class QuestionPreparation(
    CandidatePools pools, ITextEncoder encoder, ConversationHistory histories, ComparisonStore comparisons, PersonStore people)
{
    /// <summary>Longest question, in characters.</summary>
    public const int MaxQueryLength = 100_000;

    /// <summary>Version of the encoder behind the embeddings.</summary>
    public string EncoderVersion => encoder.Version;

    /// <summary>A question as predictors see it, without the conversation before it.</summary>
    public async Task<PredictionQuery> QueryAsync(string query, CancellationToken cancellationToken) =>
        pools.SampleOf(query)?.Query ?? new PredictionQuery(query, (await encoder.EncodeAsync([query], cancellationToken))[0]);

    /// <summary>The question, or why it cannot be asked.</summary>
    public async Task<(PreparedQuestion? Question, AskResult? Refused)> PrepareAsync(AskRequest request, CancellationToken cancellationToken)
    {
        var query = request.Query.Trim();
        if (query.Length == 0) return (null, AskResult.Of(AskRefusalReason.Empty));
        if (query.Length > MaxQueryLength) return (null, AskResult.Of(AskRefusalReason.TooLong));
        if (await people.FindAsync(request.PersonId, cancellationToken) is not { } person) return (null, AskResult.Of(AskRefusalReason.NotFound));

        var sample = pools.SampleOf(query);
        var embedding = sample?.Embedding ?? (await encoder.EncodeAsync([query], cancellationToken))[0];
        if ((sample is null ? pools.Live : pools.Recorded) is not { } pool)
        {
            var answered = await comparisons.AnsweredQuestionIdsAsync(person.Id, cancellationToken);
            return (null, AskResult.Of(AskRefusalReason.OnlyRecorded, pools.Nearest(embedding, 3, answered)));
        }

        // A recorded answer knows nothing of earlier turns: such a question begins a conversation.
        if (sample is not null) request = request with { ConversationId = null, TurnIndex = 0 };
        var turns = request.ConversationId is { } conversation
            ? await histories.TurnsAsync(request.PersonId, conversation, request.TurnIndex, cancellationToken)
            : [];
        if (turns is null) return (null, AskResult.Of(AskRefusalReason.NotFound));

        var characters = ConversationHistory.ToMessages(turns).Sum(message => message.Text.Length);
        var asked = new PredictionQuery(query, embedding, characters);
        return (new PreparedQuestion(person, request, asked, sample, pool, pool.Predict(asked), turns), null);
    }
}
