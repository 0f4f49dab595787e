using MetaRouter.Core.Candidates;
using MetaRouter.Core.Policies;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;
using MetaRouter.Llm.RecordedAnswers;

namespace MetaRouter.Llm.Tests.RecordedAnswers;

/// <summary>The shipped demo pool: what onboarding with it finds out about simulated people.</summary>
public sealed class DemoPoolTests
{
    private readonly BayesianPreference _model = new();

    [Fact]
    public async Task Onboarding_TwelveQuestions_SpreadTheirIndifferencePoints()
    {
        var (_, onboarding) = await LoadAsync();
        Assert.Equal(12, onboarding.Length);
        var twelfths = onboarding.Select(pair =>
        {
            var (qualities, costs) = (pair.Point.Qualities, pair.Point.Costs);
            var weight = Reward.Indifference(qualities[pair.First] - qualities[pair.Second], costs[pair.First] - costs[pair.Second]);
            Assert.NotNull(weight);
            return (int)Math.Floor((weight.Value - 0.05) / 0.9 * 12);
        });
        Assert.Equal(Enumerable.Range(0, 12), twelfths.Order());
    }

    [Fact]
    public async Task Onboarding_SixVotes_FindTheWeightWithinAFifthOnAverage()
    {
        var (routed, onboarding) = await LoadAsync();
        double[] weights = [0.1, 0.3, 0.5, 0.7, 0.9];
        var errors =
            from weight in weights
            from seed in Enumerable.Range(0, 4)
            select Math.Abs(Onboard(new SimulatedPerson(weight), routed, onboarding, seed).CostWeight - weight);
        Assert.True(errors.Average() < 0.12);
    }

    private static async Task<(RoutingPoint[] Routed, OnboardingPair[] Onboarding)> LoadAsync()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "MetaRouterStudio.sln"))) directory = directory.Parent;
        var folder = Path.Combine(directory.FullName, "models", "demo-pool");
        var bank = await AnswerBank.LoadAsync(Path.Combine(folder, "answers.jsonl"), Path.Combine(folder, "pool.json"), CancellationToken.None);

        string[] ids = [.. bank.Candidates.Select(candidate => candidate.Id)];
        var scale = CostScale.Log([.. ids.Select(id => bank.Questions.Average(question => (double)question.Answers[id].CostUsd!.Value))]);
        RoutingPoint PointOf(BankQuestion question) => new(
            [.. ids.Select(id => question.Answers[id].Quality!.Value)],
            [.. ids.Select(id => scale.Normalise(new Cost(question.Answers[id].CostUsd!.Value)))],
            [.. ids.Select(id => (double)question.Answers[id].CostUsd!.Value)]);

        var points = bank.Questions.ToDictionary(question => question.Id, PointOf);
        return (
            [.. bank.Questions.Select(question => points[question.Id])],
            [.. bank.Onboarding.Select(pair => new OnboardingPair(
                Array.IndexOf(ids, pair.Dearer), Array.IndexOf(ids, pair.Cheaper), points[pair.QuestionId]))]);
    }

    private PreferenceBelief Onboard(SimulatedPerson person, RoutingPoint[] routed, OnboardingPair[] onboarding, int seed)
    {
        var random = new Random(seed);
        var selector = new PairSelector(_model, new PairSelectorOptions());
        var remaining = onboarding.ToList();
        var state = _model.Empty;
        for (var step = 0; step < 6; step++)
        {
            var (index, pair) = selector.SelectQuestion(remaining, state, routed, random);
            var (qualities, costs) = (remaining[index].Point.Qualities, remaining[index].Point.Costs);
            var choice = person.Choose(qualities[pair.First], costs[pair.First], qualities[pair.Second], costs[pair.Second], random);
            state = _model.Add(state, Context.From(choice, qualities[pair.First], qualities[pair.Second], costs[pair.First], costs[pair.Second]));
            remaining.RemoveAt(index);
        }
        return _model.Read(state);
    }
}
