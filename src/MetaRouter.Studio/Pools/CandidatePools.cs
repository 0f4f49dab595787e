using System.Collections.Frozen;
using System.Collections.Immutable;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Quality.Online;
using MetaRouter.Core.Queries;
using MetaRouter.Llm;
using MetaRouter.Llm.Providers;
using MetaRouter.Llm.RecordedAnswers;
using MetaRouter.Onnx.Quality;

namespace MetaRouter.Studio.Pools;

/// <summary>
/// The pools of this instance: the recorded one of the answer bank, and the live one of candidates that providers serve, which changes while the program runs.
/// Readers take a pool once and keep it for their decision; whoever publishes is the only one (<see cref="Learning.QualityLearner"/>).
/// </summary>
public sealed class CandidatePools
{
    private readonly FrozenDictionary<string, SampleQuestion> _samplesById;
    private readonly TrainedPredictor? _trained;
    private readonly IArmSpace _space;
    private volatile RoutedPool? _recorded;
    private volatile RoutedPool? _live;
    private volatile RoutedPool? _lastLive;
    private Fits _fits = new([], []);

    private CandidatePools(AnswerBank? bank, RoutedPool? recorded, ImmutableArray<SampleQuestion> samples, TrainedPredictor? trained, IArmSpace space)
    {
        Bank = bank;
        _recorded = recorded;
        _trained = trained;
        _space = space;
        Samples = samples;
        _samplesById = samples.ToFrozenDictionary(sample => sample.Question.Id, StringComparer.Ordinal);
        Onboarding = bank is null ? [] : [.. bank.Onboarding.Select(entry => ToOnboarding(recorded!, entry))];
    }

    /// <summary>The answer bank, if one is configured.</summary>
    public AnswerBank? Bank { get; }

    /// <summary>The bank's pool.</summary>
    public RoutedPool? Recorded => _recorded;

    /// <summary>The candidates that providers serve; null in demo mode, which is as long as there are none.</summary>
    public RoutedPool? Live => _live;

    /// <summary>The live pool, or the last there was: what its candidates answered can be judged although they have gone.</summary>
    public RoutedPool? LastLive => _live ?? _lastLive;

    /// <summary>The pool that a person's own questions go to, and that their frontier is drawn for.</summary>
    public RoutedPool Current => _live ?? _recorded
        ?? throw new InvalidOperationException("Neither MetaRouter:AnswerBank nor MetaRouter:Candidates is configured; configure one of them.");

    /// <summary>The bank's questions.</summary>
    public ImmutableArray<SampleQuestion> Samples { get; }

    /// <summary>The bank's questions with a designated pair each.</summary>
    public ImmutableArray<OnboardingEntry> Onboarding { get; }

    /// <summary>A bank question by its id.</summary>
    public SampleQuestion? Sample(string questionId) => _samplesById.GetValueOrDefault(questionId);

    /// <summary>The bank question with exactly this text.</summary>
    public SampleQuestion? SampleOf(string query) => Bank?.Find(query) is { } question ? _samplesById[question.Id] : null;

    /// <summary>The bank questions most like a text, best first, without those of the given ids.</summary>
    public IReadOnlyList<SampleQuestion> Nearest(QueryEmbedding embedding, int count, IReadOnlySet<string> without) =>
    [
        .. Samples.Where(sample => !without.Contains(sample.Question.Id))
            .OrderByDescending(sample => sample.Embedding.Similarity(embedding)).Take(count),
    ];

    /// <summary>The pools there are.</summary>
    internal IEnumerable<RoutedPool> All => new[] { _recorded, _live }.OfType<RoutedPool>();

    /// <summary>Replaces a pool by what feedback has made of it. One caller at a time.</summary>
    internal void Publish(RoutedPool pool)
    {
        if (pool.IsRecorded) _recorded = pool;
        else PublishLive(pool);
    }

    /// <summary>Replaces the live pool; null when nobody is left in it. One caller at a time.</summary>
    internal void PublishLive(RoutedPool? pool)
    {
        _lastLive = pool ?? _live ?? _lastLive;
        _live = pool;
    }

    /// <summary>A live pool of these candidates that feedback has taught nothing yet; null when there are none. One caller at a time.</summary>
    /// <param name="candidates">In pool order.</param>
    /// <param name="grades">What was measured of their answers; the same list is fitted once.</param>
    /// <param name="lengths">How long their answers were.</param>
    internal RoutedPool? NewLive(IReadOnlyList<CandidateModel> candidates, IReadOnlyList<GradedQuestion> grades, IReadOnlyList<AnsweredQuestion> lengths) =>
        candidates.Count == 0 ? null : LivePool(new CandidatePool(candidates), grades, lengths);

    /// <summary>Reads the bank, embeds its questions and fits the predictors.</summary>
    public static async Task<CandidatePools> LoadAsync(
        AnswerBank? bank, IReadOnlyList<CandidateModel> configured, ITextEncoder encoder, TrainedPredictor? trained, IArmSpace space, CancellationToken cancellationToken)
    {
        RoutedPool? recorded = null;
        ImmutableArray<SampleQuestion> samples = [];
        if (bank is not null)
        {
            var embeddings = await encoder.EncodeAsync([.. bank.Questions.Select(question => question.Query)], cancellationToken);
            recorded = RecordedPool(bank, embeddings, space);
            samples = [.. bank.Questions.Zip(embeddings, (question, embedding) =>
                new SampleQuestion(question, embedding))];
        }

        var pools = new CandidatePools(bank, recorded, samples, trained, space);
        pools.PublishLive(pools.NewLive(configured, [], []));
        return pools;
    }

    private static RoutedPool RecordedPool(AnswerBank bank, IReadOnlyList<QueryEmbedding> embeddings, IArmSpace space)
    {
        var pool = new CandidatePool(bank.Candidates.Select(candidate => candidate.ToCandidate(ChatClientDirectory.RecordedProviderId, bank.PriceVersion)));
        var graded = bank.Questions.Zip(embeddings, (question, embedding) => new GradedQuestion(
            question.Query, embedding,
            question.Answers.Where(answer => answer.Value.Quality is not null).ToDictionary(answer => answer.Key, answer => answer.Value.Quality!.Value))).ToList();
        var lengths = bank.Questions.Zip(embeddings, (question, embedding) => new AnsweredQuestion(
            question.Query, embedding, question.Answers.ToDictionary(answer => answer.Key, answer => answer.Value.OutputTokens))).ToList();
        var meanCosts = pool.Candidates.Select(candidate => bank.Questions
            .Where(question => question.Answers.ContainsKey(candidate.Id))
            .Average(question => (double)CostOf(question, candidate).Usd)).ToList();
        return new RoutedPool(pool, CostScale.Log(meanCosts),
            new QualityPredictor(new RidgeQualityPredictor(graded), AssumedQualities.For(pool)), new CostPredictor(lengths), space, IsRecorded: true);
    }

    private RoutedPool LivePool(CandidatePool pool, IReadOnlyList<GradedQuestion> grades, IReadOnlyList<AnsweredQuestion> lengths)
    {
        if (!ReferenceEquals(_fits.Grades, grades) || !ReferenceEquals(_fits.Lengths, lengths)) _fits = new Fits(grades, lengths);
        var measured = _fits.Quality;
        var trainedPool = _trained is null ? null : TrainedPool.For(_trained, pool, measured.Measures);
        var cost = _fits.Cost.With(trainedPool);
        var typical = Samples.Select(sample => sample.Query).DefaultIfEmpty(TypicalQuery).ToList();
        var expected = typical.Select(query => cost.Predict(query, pool)).ToList();
        var meanCosts = Enumerable.Range(0, pool.Count).Select(index => expected.Average(costs => (double)costs[index].Cost.Usd)).ToList();
        return new RoutedPool(pool, CostScale.Log(meanCosts), new QualityPredictor(measured, AssumedQualities.For(pool), trainedPool), cost, _space, IsRecorded: false);
    }

    /// <summary>What was fitted to measurements, which takes long and outlives a change of candidates or prices.</summary>
    private sealed record Fits(IReadOnlyList<GradedQuestion> Grades, IReadOnlyList<AnsweredQuestion> Lengths)
    {
        public RidgeQualityPredictor Quality { get; } = new(Grades);

        public CostPredictor Cost { get; } = new(Lengths);
    }

    /// <summary>Stands in where no question is known yet.</summary>
    internal static PredictionQuery TypicalQuery { get; } = new(new string('x', 400), UnitEmbedding());

    private static QueryEmbedding UnitEmbedding()
    {
        var values = new float[QueryEmbedding.Dimensions];
        values[0] = 1;
        return new QueryEmbedding(values);
    }

    // The other candidates of the pool matter only to the predictions, so a missing answer is no obstacle.
    private OnboardingEntry ToOnboarding(RoutedPool pool, OnboardingQuestion entry)
    {
        var sample = _samplesById[entry.QuestionId];
        var predicted = pool.Predict(sample.Query);
        var answers = pool.Candidates.Candidates.Select(candidate => sample.Question.Answers.GetValueOrDefault(candidate.Id)).ToList();
        var costs = pool.Candidates.Candidates.Select((candidate, index) =>
            answers[index] is null ? predicted.Costs[index].Cost : CostOf(sample.Question, candidate)).ToList();
        var point = new RoutingPoint(
            [.. answers.Select((answer, index) => answer?.Quality ?? predicted.Qualities[index].Quality.Mean)],
            [.. costs.Select(pool.Scale.Normalise)],
            [.. costs.Select(cost => (double)cost.Usd)]);
        return new OnboardingEntry(sample,
            new OnboardingPair(pool.Candidates.IndexOf(entry.Dearer), pool.Candidates.IndexOf(entry.Cheaper), point));
    }

    private static Cost CostOf(BankQuestion question, CandidateModel candidate)
    {
        var answer = question.Answers[candidate.Id];
        return answer.CostUsd is { } known
            ? new Cost(known)
            : candidate.Price.CostOf(TokenEstimate.Of(question.Query), answer.OutputTokens);
    }
}

/// <summary>A sample question and the pair that is to answer it while someone's preference is still being learned.</summary>
public sealed record OnboardingEntry(SampleQuestion Sample, OnboardingPair Pair);
