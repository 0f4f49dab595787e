using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Quality;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Conversations;
using MetaRouter.Data.People;
using MetaRouter.Data.Storage;

namespace MetaRouter.TestKit.Research;

/// <summary>
/// Fills a database with the judged comparisons of made-up people: candidates with planted strengths (<see cref="GeneratedCandidate.Pool"/>), people with
/// planted cost weights, a slight preference for answer A. The same rows for the same settings, identities aside from the database's own.
/// </summary>
public sealed class GeneratedComparisons
{
    private const int Batch = 1_000;
    private const int Questions = 400;
    private const double PositionBias = 0.08;
    private const double TieShare = 0.12;
    private const double RepeatedShare = 0.35;
    private const double OnboardingShare = 0.15;

    private readonly GenerationSettings _settings;
    private readonly Random _random;
    private readonly GeneratedTexts _texts;
    private readonly List<Person> _people = [];
    private readonly Dictionary<Guid, double> _costWeights = [];

    private GeneratedComparisons(GenerationSettings settings)
    {
        _settings = settings;
        _random = new Random(settings.Seed);
        _texts = new GeneratedTexts(_random);
    }

    /// <summary>Writes them.</summary>
    /// <param name="database">Where to.</param>
    /// <param name="settings">How many, and of whom.</param>
    /// <param name="progress">Told how many are written.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public static async Task WriteAsync(StudioDatabase database, GenerationSettings settings, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var generated = new GeneratedComparisons(settings);
        generated.MakePeople();
        await AddAsync(database, generated._people, cancellationToken);
        var all = settings.Comparisons + settings.Open;
        for (var written = 0; written < all; written += Batch)
        {
            var count = Math.Min(Batch, all - written);
            await AddAsync(database, generated.Make(written, count), cancellationToken);
            progress?.Report(written + count);
        }
    }

    private static Task AddAsync(StudioDatabase database, IReadOnlyList<object> rows, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            context.ChangeTracker.AutoDetectChangesEnabled = false;
            context.AddRange(rows);
            return await context.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    private void MakePeople()
    {
        for (var index = 0; index < _settings.People; index++)
        {
            var came = _settings.Begin;
            int? consent = _random.NextDouble() < 0.7 ? 1 : null;
            var person = new Person
            {
                Id = NewId(came), CreatedAt = came, LastSeenAt = came, IsGuest = _random.Next(3) > 0,
                ConsentVersion = consent, ConsentedAt = consent is null ? null : came,
            };
            _people.Add(person);
            _costWeights.Add(person.Id, _random.NextDouble());
        }
    }

    private List<object> Make(int first, int count)
    {
        var rows = new List<object>(2 * count);
        Conversation? conversation = null;
        var turn = 0;
        for (var number = first; number < first + count; number++)
        {
            var at = _settings.Begin + _settings.Span * (number / (double)(_settings.Comparisons + _settings.Open));
            at = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
            if (conversation is null || _random.Next(3) > 0)
            {
                // The square lets the first of them compare much more than the last.
                var someone = _people[(int)(Math.Pow(_random.NextDouble(), 2) * _people.Count)];
                conversation = new Conversation { Id = NewId(at), PersonId = someone.Id, CreatedAt = at, Title = "generated" };
                rows.Add(conversation);
                turn = 0;
            }

            rows.Add(MakeComparison(conversation, turn++, at, isJudged: number < _settings.Comparisons));
        }

        return rows;
    }

    private Comparison MakeComparison(Conversation conversation, int turn, DateTimeOffset at, bool isJudged)
    {
        var costWeight = _costWeights[conversation.PersonId];
        var isRepeated = _random.NextDouble() < RepeatedShare;
        var number = _random.Next(isRepeated ? Questions : int.MaxValue);
        var category = GeneratedTexts.Categories[number % GeneratedTexts.Categories.Length];
        var language = LanguageOf(isRepeated ? new Random(number).NextDouble() : _random.NextDouble());
        var (left, right) = Pair();
        var pricesShown = _random.NextDouble() < 0.8;
        var id = NewId(at);
        var comparison = new Comparison
        {
            Id = id, PersonId = conversation.PersonId, ConversationId = conversation.Id, TurnIndex = turn, CreatedAt = at, ProgramVersion = "0.0.0",
            QuestionId = isRepeated ? $"generated-{number:D3}" : null, Category = category, Language = language,
            Query = GeneratedTexts.Question(number, category, language),
            EmbeddingHash = $"{number:x16}", EncoderVersion = "generated", State = ComparisonState.Open, PricesShown = pricesShown, Blind = true,
            PairPolicyName = "regret", PairPolicyVersion = "1", Propensity = 1 / 15d, CostScaleVersion = "log-1-2",
            Onboarding = isRepeated && _random.NextDouble() < OnboardingShare,
            Left = MakeAnswer(id, Side.Left, left, language, category), Right = MakeAnswer(id, Side.Right, right, language, category),
        };
        return isJudged ? Judge(comparison, left, right, costWeight) : comparison;
    }

    private Comparison Judge(Comparison open, GeneratedCandidate left, GeneratedCandidate right, double costWeight)
    {
        var choice = Choose(left, right, open.PricesShown ? costWeight : 0);
        var votedAt = open.CreatedAt.AddSeconds(_random.Next(5, 90));
        var withdrawn = _random.NextDouble() < _settings.WithdrawnShare;
        double Normalised(GeneratedCandidate candidate) => Math.Clamp((Math.Log((double)candidate.UsdPerAnswer) + 9.5) / 6.5, 0, 1);
        double Quality(GeneratedCandidate candidate) => 1 / (1 + Math.Exp(-candidate.Strength));
        var before = Snapshot(costWeight);
        return open with
        {
            State = withdrawn ? ComparisonState.Withdrawn : ComparisonState.Voted,
            Choice = choice, VotedAt = votedAt, VoteMilliseconds = _random.Next(2_000, 60_000), LeakFlag = _random.Next(100) == 0,
            Reasons = _random.Next(4) == 0 ? [(ComparisonReason)_random.Next(10)] : [],
            Comment = _random.Next(20) == 0 ? "It answers what I asked." : null,
            QualityLeft = Quality(left), QualityRight = Quality(right), QualitySource = QualitySource.Predicted,
            NormalisedCostLeft = open.PricesShown ? Normalised(left) : null, NormalisedCostRight = open.PricesShown ? Normalised(right) : null,
            IsContext = open.PricesShown && !withdrawn,
            ContextEnd = open.PricesShown && withdrawn ? ContextEnd.Withdrawn : null, ContextEndedAt = open.PricesShown && withdrawn ? votedAt.AddSeconds(5) : null,
            PreferenceBefore = before, PreferenceAfter = open.PricesShown ? Snapshot(costWeight) : before,
            Left = Shown(open.Left, open.PricesShown), Right = Shown(open.Right, open.PricesShown),
        };
    }

    private static ComparisonAnswer Shown(ComparisonAnswer answer, bool pricesShown) => pricesShown ? answer with { ShownCost = answer.Cost } : answer;

    private Choice Choose(GeneratedCandidate left, GeneratedCandidate right, double costWeight)
    {
        var advantage = left.Strength - right.Strength + PositionBias - costWeight * 0.4 * Math.Log((double)(left.UsdPerAnswer / right.UsdPerAnswer));
        if (_random.NextDouble() < 0.04) return Choice.BothBad;
        if (_random.NextDouble() < TieShare * Math.Exp(-Math.Abs(advantage) / 2)) return Choice.Tie;
        var isLeft = _random.NextDouble() < 1 / (1 + Math.Exp(-advantage));
        var isMuch = _random.NextDouble() < 0.3;
        return isLeft ? (isMuch ? Choice.AMuchBetter : Choice.ABetter) : isMuch ? Choice.BMuchBetter : Choice.BBetter;
    }

    private ComparisonAnswer MakeAnswer(Guid comparisonId, Side side, GeneratedCandidate candidate, string? language, string category)
    {
        var characters = (int)(_settings.AnswerCharacters * candidate.Length * (0.5 + _random.NextDouble()));
        var cost = new Cost(candidate.UsdPerAnswer * characters / (decimal)(_settings.AnswerCharacters * candidate.Length));
        return new ComparisonAnswer
        {
            ComparisonId = comparisonId, Side = side, CandidateId = candidate.Id, CandidateName = candidate.Name, Maker = "Made up", ProviderId = "generated",
            PriceVersion = "generated-1", ExpectedCost = new Cost(candidate.UsdPerAnswer), Cost = cost, State = AnswerState.Complete, FinishReason = "stop",
            Text = _texts.Answer(language, category, characters, _random.NextDouble() < candidate.Markup), InputTokens = 20, OutputTokens = characters / 4,
            TimeToFirstToken = TimeSpan.FromMilliseconds(_random.Next(80, 900)), Duration = TimeSpan.FromMilliseconds(_random.Next(1_000, 20_000)),
        };
    }

    private (GeneratedCandidate Left, GeneratedCandidate Right) Pair()
    {
        var pool = GeneratedCandidate.Pool;
        var left = _random.Next(pool.Count);
        return (pool[left], pool[(left + 1 + _random.Next(pool.Count - 1)) % pool.Count]);
    }

    private static string? LanguageOf(double draw)
    {
        foreach (var (code, share) in GeneratedTexts.Languages)
        {
            if (draw < share) return code;
            draw -= share;
        }

        return null;
    }

    private PreferenceSnapshot Snapshot(double costWeight)
    {
        var mean = Math.Clamp(costWeight + (_random.NextDouble() - 0.5) * 0.2, 0, 1);
        return new PreferenceSnapshot(mean, Math.Max(0, mean - 0.2), mean, Math.Min(1, mean + 0.2), "generated 1");
    }

    // Version 7 with the seed's own random half, so that the same settings make the same identities.
    private Guid NewId(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, (at.ToUnixTimeMilliseconds() << 16) | (long)(0x7000 | _random.Next(0x1000)));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
