using MetaRouter.Core.Policies;
using MetaRouter.Training.MetaTraining.Episodes;

namespace MetaRouter.Training.Tests.MetaTraining.Episodes;

public sealed class EpisodeGeneratorTests
{
    private static readonly EpisodeSource Source = ToyTable.Source(8, 1);

    [Fact]
    public void Next_WithTheSameSeed_IsTheSamePerson()
    {
        var (a, b) = (Generator(4).Next(), Generator(4).Next());

        Assert.Equal(a.CostWeight, b.CostWeight);
        Assert.Equal(a.Comparisons.SelectMany(contexts => contexts), b.Comparisons.SelectMany(contexts => contexts));
    }

    [Fact]
    public void Next_ManyPeople_CoverTheStatedRanges()
    {
        var generator = Generator(5);
        Episode[] people = [.. Enumerable.Range(0, 600).Select(_ => generator.Next())];

        Assert.InRange(people.Average(person => person.CostWeight!.Value), 0.46, 0.54);
        Assert.Equal([2, 3, 4, 5], people.Select(person => person.Queries[0].Qualities.Length).Distinct().Order());
        Assert.Equal((0, 32), (people.Min(person => person.Comparisons.Count), people.Max(person => person.Comparisons.Count)));
        Assert.InRange(people.Count(person => person.Comparisons.Count > 12) / 600.0, 0.1, 0.2);
        Assert.All(people.SelectMany(person => person.Comparisons), contexts => Assert.Equal(1, contexts.Sum(context => context.Mask)));
        Assert.Contains(people.SelectMany(person => person.Comparisons), contexts => contexts.Count == 2);
        Assert.All(people.SelectMany(person => person.Queries), query => Assert.All(query.Costs.Concat(query.TrueCosts), cost => Assert.InRange(cost, 0, 1)));
    }

    [Fact]
    public void Next_WithHabitsOfRealPeople_TakesThemOver()
    {
        var generator = new EpisodeGenerator([Source], new EpisodeOptions { FeatureNoise = 0, NearIndifferenceShare = 0 }, new Random(1), new Habits([7], 0, [0.9]));
        Episode[] people = [.. Enumerable.Range(0, 50).Select(_ => generator.Next())];

        Assert.All(people, person => Assert.Equal(7, person.Comparisons.Count));
        Assert.All(people.SelectMany(person => person.Comparisons), contexts => Assert.Equal(0.5, contexts[0].Strength));
        Assert.InRange(people.SelectMany(person => person.Comparisons).Average(contexts => Math.Abs(contexts[0].CostWinner - contexts[0].CostLoser)), 0.5, 1);
    }

    [Fact]
    public void Next_NearIndifference_AsksWhereDearerIsBetter()
    {
        double Share(double near)
        {
            var generator = new EpisodeGenerator([Source], new EpisodeOptions { FeatureNoise = 0, NearIndifferenceShare = near }, new Random(1));
            return Enumerable.Range(0, 100).SelectMany(_ => generator.Next(5).Comparisons).Average(contexts =>
            {
                var sign = Math.Sign(contexts[0].CostWinner - contexts[0].CostLoser);
                var (quality, cost) = (contexts[0].QualityWinner - contexts[0].QualityLoser, contexts[0].CostWinner - contexts[0].CostLoser);
                return Reward.Indifference(sign * quality, sign * cost) is null ? 0.0 : 1;
            });
        }

        Assert.True(Share(1) > 0.99);
        Assert.True(Share(1) > Share(0));
    }

    [Fact]
    public void Draw_OfCandidatesThatCostTheSame_SaysWhy()
    {
        var problem = Assert.Throws<InvalidOperationException>(() => SubPool.Draw(Source, new EpisodeOptions { LeastPriceRatio = 1e9 }, new Random(1)));

        Assert.Contains("prices that differ", problem.Message, StringComparison.Ordinal);
    }

    private static EpisodeGenerator Generator(int seed) => new([Source], new EpisodeOptions(), new Random(seed));
}
