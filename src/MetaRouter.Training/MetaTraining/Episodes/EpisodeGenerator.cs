using MetaRouter.Core.Policies;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;

namespace MetaRouter.Training.MetaTraining.Episodes;

/// <summary>Draws simulated people and what they compare. The same seed gives the same people. Not safe for concurrent use.</summary>
internal sealed class EpisodeGenerator(IReadOnlyList<EpisodeSource> sources, EpisodeOptions options, Random random, Habits? habits = null)
{
    /// <summary>The next person.</summary>
    /// <param name="comparisonCount">Number of comparisons, or null for a random one.</param>
    public Episode Next(int? comparisonCount = null)
    {
        var pool = SubPool.Draw(sources[random.Next(sources.Count)], options, random);
        var profile = PreferenceProfile.Draw(habits is null ? options : options with { StrengthShare = habits.StrengthShare }, random);
        var comparisons = new List<IReadOnlyList<Context>>();
        for (var left = comparisonCount ?? DrawCount(); left > 0; left--) comparisons.Add(Compare(pool, profile));
        return new Episode(
            profile.Person.CostWeight, comparisons,
            [.. Enumerable.Range(0, options.HeldOut).Select(_ => Compare(pool, profile)[0])],
            [.. Enumerable.Range(0, options.Queries).Select(_ => pool.Query(random.Next(pool.Source.RowCount)))]);
    }

    private int DrawCount() => habits is not null ? habits.Counts[random.Next(habits.Counts.Count)] : random.NextDouble() < options.PersistentShare
        ? random.Next(options.Comparisons, options.MostComparisons) + 1
        : random.Next(options.Comparisons + 1);

    private IReadOnlyList<Context> Compare(SubPool pool, PreferenceProfile profile)
    {
        var (left, right) = random.NextDouble() < options.NearIndifferenceShare ? NearIndifference(pool, profile) : Usual(pool, profile);
        var choice = profile.Person.Choose(left, right, random);
        return Context.From(choice, Blur(left.PredictedQuality), Blur(right.PredictedQuality), Blur(left.Cost), Blur(right.Cost));
    }

    /// <summary>A random pair, or of some the one whose prices differ as in a real comparison.</summary>
    private (JudgedAnswer Left, JudgedAnswer Right) Usual(SubPool pool, PreferenceProfile profile)
    {
        if (habits is null) return RandomPair(pool, profile);
        var gap = habits.PriceGaps[random.Next(habits.PriceGaps.Count)];
        return Enumerable.Range(0, options.PairsConsidered).Select(_ => RandomPair(pool, profile)).MinBy(pair => Math.Abs(Math.Abs(pair.Left.Cost - pair.Right.Cost) - gap));
    }

    private (JudgedAnswer Left, JudgedAnswer Right) RandomPair(SubPool pool, PreferenceProfile profile)
    {
        var row = random.Next(pool.Source.RowCount);
        var first = random.Next(pool.Candidates.Length);
        var second = (first + 1 + random.Next(pool.Candidates.Length - 1)) % pool.Candidates.Length;
        return (pool.Answer(row, first, profile), pool.Answer(row, second, profile));
    }

    /// <summary>Of some random pairs the one whose indifference point is nearest a random cost weight.</summary>
    private (JudgedAnswer Left, JudgedAnswer Right) NearIndifference(SubPool pool, PreferenceProfile profile)
    {
        var wanted = random.NextDouble();
        return Enumerable.Range(0, options.PairsConsidered).Select(_ => RandomPair(pool, profile)).MinBy(pair =>
        {
            var sign = Math.Sign(pair.Left.Cost - pair.Right.Cost);
            var point = Reward.Indifference(sign * (pair.Left.PredictedQuality - pair.Right.PredictedQuality), sign * (pair.Left.Cost - pair.Right.Cost));
            return point is { } found ? Math.Abs(found - wanted) : 1;
        });
    }

    private double Blur(double value) => Math.Clamp(value + options.FeatureNoise * (2 * random.NextDouble() - 1), 0, 1);
}
