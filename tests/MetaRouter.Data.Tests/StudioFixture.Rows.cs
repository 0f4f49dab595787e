using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Quality;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.Rewards;
using MetaRouter.Data.Routing;

namespace MetaRouter.Data.Tests;

/// <content>Rows that are not stored yet.</content>
public abstract partial class StudioFixture
{
    public static Comparison New(Guid personId, string query = "What is a monad?", string? questionId = null) => new()
    {
        PersonId = personId,
        Query = query,
        QuestionId = questionId,
        PricesShown = true,
        Blind = true,
        PairPolicyName = "regret",
        PairPolicyVersion = "1",
        Propensity = 0.25,
        CostScaleVersion = "log-1-2",
        Left = NewAnswer(Side.Left, "demo/pocket", 0.0001m),
        Right = NewAnswer(Side.Right, "demo/max", 0.004m),
    };

    public static ComparisonAnswer NewAnswer(Side side, string candidateId, decimal expectedUsd) => new()
    {
        Side = side,
        CandidateId = candidateId,
        CandidateName = candidateId + " by name",
        Maker = "maker",
        ProviderId = "demo",
        PriceVersion = "demo-1",
        ExpectedCost = new Cost(expectedUsd),
    };

    public static ComparisonAnswer Answered(ComparisonAnswer answer, string text) => answer with
    {
        Text = text,
        State = AnswerState.Complete,
        InputTokens = 12,
        OutputTokens = 345,
        Cost = new Cost(answer.ExpectedCost.Usd * 2),
        TimeToFirstToken = TimeSpan.FromMilliseconds(180),
        Duration = TimeSpan.FromSeconds(3.25),
        FinishReason = "stop",
    };

    public static VoteRecord Vote(Comparison comparison, int revision, Choice choice = Choice.ABetter) => new()
    {
        PersonId = comparison.PersonId,
        ComparisonId = comparison.Id,
        Choice = choice,
        VoteMilliseconds = 4200,
        ShownLeft = new PriceTag(new Cost(0.0002m), IsExpected: false),
        ShownRight = new PriceTag(new Cost(0.004m), IsExpected: true),
        QualityLeft = 0.4,
        QualityRight = 0.9,
        QualitySource = QualitySource.Graded,
        NormalisedCostLeft = 0.1,
        NormalisedCostRight = 0.8,
        IsContext = true,
        PreferenceBefore = new PreferenceSnapshot(0.5, 0.05, 0.5, 0.95, "plug-in 1"),
        PreferenceAfter = new PreferenceSnapshot(0.625, 0.25, 0.625, 0.95, "plug-in 1"),
        Preference = Update(revision),
    };

    /// <summary>An update from a revision; its bytes tell which one.</summary>
    public static PreferenceUpdate Update(int revision) => new(revision, new PreferenceState("plug-in 1", new byte[] { 7, (byte)revision }));

    /// <summary>A line of the reward log.</summary>
    public static LoggedReward Reward(Guid? personId, Guid judgedId, string candidateId = "demo/pocket", double value = 0.75) => new()
    {
        PersonId = personId,
        Pool = RewardedPool.Recorded,
        CandidateId = candidateId,
        Source = RewardSource.Comparison,
        JudgedId = judgedId,
        Value = value,
        FormulaVersion = "quadrature 1",
        CostWeight = 0.5,
        BaseQuality = 0.625,
        BaseSource = QualitySource.Predicted,
        Embedding = [1, 2, 3, 4],
        EncoderVersion = "use-lite",
        CreatedAt = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000),
    };

    /// <summary>A vote on an open comparison, with a reward for each answer.</summary>
    public static VoteRecord RewardedVote(Comparison comparison, int revision) => Vote(comparison, revision) with
    {
        Rewards =
        [
            Reward(comparison.PersonId, comparison.Id, comparison.Left.CandidateId, 0.75),
            Reward(comparison.PersonId, comparison.Id, comparison.Right.CandidateId, 0.25),
        ],
    };

    /// <summary>A decision of the router.</summary>
    public static LoggedDecision Decision(Guid personId) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = personId,
        CreatedAt = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000),
        CandidateId = "demo/pocket",
        Propensity = 0.9,
        RouterVersion = "structured 1",
        Inputs = """{"quality":[0.5,0.75]}""",
        Decision = """{"chosen":0}""",
    };

    /// <summary>The answer that a decision calls for.</summary>
    public static RoutedAnswer Routed(LoggedDecision decision, string query = "What is a monoid?") => new()
    {
        PersonId = decision.PersonId,
        DecisionId = decision.Id,
        Query = query,
        CandidateId = decision.CandidateId,
        CandidateName = "Pocket",
        Maker = "maker",
        ProviderId = "demo",
        PriceVersion = "demo-1",
        ExpectedCost = new Cost(0.001m),
    };

    /// <summary>A comparison that a routed answer becomes: it on the left, another candidate's on the right.</summary>
    public static Comparison Another(RoutedAnswer answer) => New(answer.PersonId) with
    {
        Blind = false,
        Left = NewAnswer(Side.Left, answer.CandidateId, 0.001m) with { State = AnswerState.Complete, Text = answer.Text, Cost = answer.Cost },
    };
}
