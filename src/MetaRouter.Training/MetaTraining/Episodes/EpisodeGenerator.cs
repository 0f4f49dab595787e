using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Policies;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Training.MetaTraining.Episodes;

/// <summary>Draws simulated people and what they compare. The same seed gives the same people. Not safe for concurrent use.</summary>
internal sealed class EpisodeGenerator(IReadOnlyList<EpisodeSource> sources, EpisodeOptions options, Random random)
{
    /// <summary>The next person.</summary>
    /// <param name="comparisonCount">Number of comparisons, or null for a random one.</param>
    public Episode Next(int? comparisonCount = null)
    {
        var pool = SubPool.Draw(sources[random.Next(sources.Count)], options, random);
        var person = PreferenceProfile.Draw(options, random);
        var comparisons = new List<IReadOnlyList<Context>>();
        for (var left = comparisonCount ?? DrawCount(); left > 0; left--) comparisons.Add(Compare(pool, person));
        return new Episode(
            person.CostWeight, comparisons,
            [.. Enumerable.Range(0, options.HeldOut).Select(_ => Compare(pool, person)[0])],
            [.. Enumerable.Range(0, options.Queries).Select(_ => pool.Query(random.Next(pool.Source.RowCount)))]);
    }

    private int DrawCount() => random.NextDouble() < options.PersistentShare
        ? random.Next(options.Comparisons, options.MostComparisons) + 1
        : random.Next(options.Comparisons + 1);

    private IReadOnlyList<Context> Compare(SubPool pool, PreferenceProfile person)
    {
        var (left, right) = random.NextDouble() < options.NearIndifferenceShare ? NearIndifference(pool, person) : RandomPair(pool, person);
        var choice = person.Choose(left, right, random);
        return Context.From(choice, Blur(left.Estimate), Blur(right.Estimate), Blur(left.Cost), Blur(right.Cost));
    }

    private (JudgedAnswer Left, JudgedAnswer Right) RandomPair(SubPool pool, PreferenceProfile person)
    {
        var row = random.Next(pool.Source.RowCount);
        var first = random.Next(pool.Candidates.Length);
        var second = (first + 1 + random.Next(pool.Candidates.Length - 1)) % pool.Candidates.Length;
        return (pool.Answer(row, first, person), pool.Answer(row, second, person));
    }

    /// <summary>Of some random pairs the one whose indifference point is nearest a random cost weight.</summary>
    private (JudgedAnswer Left, JudgedAnswer Right) NearIndifference(SubPool pool, PreferenceProfile person)
    {
        var wanted = random.NextDouble();
        return Enumerable.Range(0, options.PairsConsidered).Select(_ => RandomPair(pool, person)).MinBy(pair =>
        {
            var sign = Math.Sign(pair.Left.Cost - pair.Right.Cost);
            var point = Reward.Indifference(sign * (pair.Left.Estimate - pair.Right.Estimate), sign * (pair.Left.Cost - pair.Right.Cost));
            return point is { } found ? Math.Abs(found - wanted) : 1;
        });
    }

    private double Blur(double value) => Math.Clamp(value + options.FeatureNoise * (2 * random.NextDouble() - 1), 0, 1);
}
