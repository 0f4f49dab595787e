using MetaRouter.Core.Policies;
using MetaRouter.Core.Preferences;
using MetaRouter.Onnx.Preferences;
using MetaRouter.TestKit;

namespace MetaRouter.Onnx.Tests.Preferences;

/// <summary>Facts about the trained context encoder that comes with the program.</summary>
public sealed class EncodedPreferenceTests : IDisposable
{
    private const double Tolerance = 1e-6;

    private readonly MetaRouterModel _trained = MetaRouterModel.Load(RepositoryFiles.Path("models/metarouter/1"));

    private IPreferenceModel Model => _trained.Preference;

    [Fact]
    public void Read_OfNobody_IsThePrior()
    {
        var belief = Model.Read(Model.Empty);

        Assert.All(belief.LatentMean, mean => Assert.Equal(0, mean, Tolerance));
        Assert.All(belief.LatentVariance, variance => Assert.Equal(1, variance, Tolerance));
        Assert.InRange(belief.CostWeight, 0.45, 0.55);
        Assert.Equal(1, belief.Density.Sum(), Tolerance);
        Assert.Equal(0, belief.ComparisonCount);
    }

    [Fact]
    public void Add_InAnyOrder_GivesTheSameBelief()
    {
        var comparisons = People.Comparisons(0.4, 12, 1);

        AssertSame(Read(comparisons), Read([.. comparisons.Reverse()]));
    }

    [Fact]
    public void Add_WithTheSidesSwapped_GivesTheSameBelief() => AssertSame(
        Read([.. People.Pairs(20, 2).Select((pair, index) => Context.From(People.Answers[index % 5], pair.Quality, pair.OtherQuality, pair.Cost, pair.OtherCost))]),
        Read([.. People.Pairs(20, 2).Select((pair, index) => Context.From(People.Swapped[index % 5], pair.OtherQuality, pair.Quality, pair.OtherCost, pair.Cost))]));

    [Fact]
    public void Remove_OfAComparison_UndoesIt()
    {
        var comparisons = People.Comparisons(0.7, 6, 3);
        var state = comparisons.Aggregate(Model.Empty, Model.Add);

        AssertSame(Model.Read(state), Model.Read(Model.Remove(Model.Add(state, comparisons[0]), comparisons[0])));
    }

    [Fact]
    public void Decay_OfAState_MovesTowardsThePrior()
    {
        var state = People.Comparisons(0.95, 12, 4).Aggregate(Model.Empty, Model.Add);

        var (before, after) = (Model.Read(state), Model.Read(Model.Decay(state, 0.1)));

        Assert.True(Math.Abs(after.CostWeight - 0.5) < Math.Abs(before.CostWeight - 0.5));
        Assert.True(after.LatentVariance.Sum() > before.LatentVariance.Sum());
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.Decay(state, 0));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void Read_AfterManyComparisons_KnowsThePerson(double costWeight)
    {
        var beliefs = Enumerable.Range(0, 10).Select(seed => Read(People.Comparisons(costWeight, 24, seed))).ToList();

        Assert.InRange(beliefs.Average(belief => belief.CostWeight), costWeight - 0.15, costWeight + 0.15);
        Assert.All(beliefs, belief => Assert.True(belief.Lower < belief.CostWeight && belief.CostWeight < belief.Upper));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void Route_OfAnExtremePerson_IsNearlyTheStrongestOrTheCheapest(double costWeight)
    {
        var belief = Read(People.Comparisons(costWeight, 16, 5));
        var points = People.Points(200, 5, 6);

        var rewards = new IRoutingPolicy[] { new RewardPolicy(), _trained.Policy }.Select(policy =>
            points.Zip(policy.ChooseAll(belief, points), (point, choice) => Reward.Of(costWeight, point.Qualities[choice], point.Costs[choice])).Average());

        var best = points.Average(point => Enumerable.Range(0, 5).Max(candidate => Reward.Of(costWeight, point.Qualities[candidate], point.Costs[candidate])));
        Assert.All(rewards, reward => Assert.InRange(best - reward, 0, 0.05));
    }

    [Fact]
    public void Add_AfterTheWholePoolChanged_KeepsThePreference()
    {
        const double costWeight = 0.8;
        var state = People.Comparisons(costWeight, 10, 7, candidates: 5).Aggregate(Model.Empty, Model.Add);
        var before = Model.Read(state).CostWeight;

        var after = Model.Read(People.Comparisons(costWeight, 4, 8, candidates: 11).Aggregate(state, Model.Add)).CostWeight;

        Assert.Equal(before, after, 0.15);
        Assert.Equal(11, People.Points(1, 11, 1)[0].Qualities.Length);
        Assert.InRange(_trained.Policy.Choose(Model.Read(state), People.Points(1, 11, 1)[0]), 0, 10);
    }

    [Fact]
    public void Add_OfNothingOrOfNonsense_IsSafe()
    {
        Assert.Same(Model.Empty.Version, Model.Add(Model.Empty, []).Version);
        Assert.Throws<ArgumentException>(() => Model.Add(Model.Empty, [new Context(double.NaN, 0.5, 0.5, 0.5, 1)]));
        Assert.Contains("rebuild it", Assert.Throws<ArgumentException>(() => Model.Read(new BayesianPreference().Empty)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FromManyThreads_GivesWhatOneThreadGives()
    {
        var people = Enumerable.Range(0, 64).Select(seed => People.Comparisons(0.3, 5, seed)).ToArray();
        var alone = people.Select(person => Read(person).CostWeight).ToArray();
        var together = new double[people.Length];

        Parallel.For(0, people.Length, person => together[person] = Read(people[person]).CostWeight);

        Assert.Equal(alone, together);
    }

    public void Dispose() => _trained.Dispose();

    private PreferenceBelief Read(IReadOnlyList<IReadOnlyList<Context>> comparisons) => Model.Read(comparisons.Aggregate(Model.Empty, Model.Add));

    private static void AssertSame(PreferenceBelief expected, PreferenceBelief found)
    {
        Assert.Equal(expected.CostWeight, found.CostWeight, Tolerance);
        Assert.Equal(expected.Upper, found.Upper, Tolerance);
        Assert.All(expected.LatentMean.Zip(found.LatentMean), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        Assert.All(expected.LatentVariance.Zip(found.LatentVariance), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }
}
