using MetaRouter.Core.Candidates;
using MetaRouter.Core.Simulation;

namespace MetaRouter.Training.MetaTraining.Episodes;

/// <summary>A few candidates of an outcome table as a pool of their own, with its cost scale.</summary>
internal sealed record SubPool(EpisodeSource Source, int[] Candidates, CostScale Scale)
{
    private const int MostTries = 1000;

    /// <summary>A random pool in which prices differ and the best candidate is not the cheapest, so that there is something to prefer.</summary>
    /// <exception cref="InvalidOperationException">The table's candidates do not allow such a pool.</exception>
    public static SubPool Draw(EpisodeSource source, EpisodeOptions options, Random random)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var size = random.Next(options.SmallestPool, Math.Min(options.LargestPool, source.CandidateCount) + 1);
            int[] candidates = [.. Enumerable.Range(0, source.CandidateCount)];
            random.Shuffle(candidates);
            candidates = candidates[..size];
            var costs = candidates.Select(candidate => source.MeanCost[candidate]).ToList();
            var best = candidates.MaxBy(candidate => source.MeanQuality[candidate]);
            if (costs.Max() >= options.LeastPriceRatio * costs.Min() && source.MeanCost[best] > 1.05 * costs.Min())
                return new SubPool(source, candidates, CostScale.Log(costs));
        }

        throw new InvalidOperationException($"Among {MostTries} random pools none has prices that differ {options.LeastPriceRatio}-fold and a best candidate that is not the cheapest.");
    }

    /// <summary>A candidate's answer to a query as its price and quality are on screen.</summary>
    public JudgedAnswer Answer(int row, int member, PreferenceProfile profile) => new(
        profile.SeesGrades ? Source.Grade(row, Candidates[member]) : Source.Predicted(row, Candidates[member]),
        Source.Quality(row, Candidates[member]),
        Scale.NormaliseUsd(Source.Cost(row, Candidates[member])));

    /// <summary>What routing a query sees and what comes of it.</summary>
    public RoutedQuery Query(int row) => new(
        [.. Candidates.Select(candidate => Source.Predicted(row, candidate))],
        [.. Candidates.Select(candidate => Scale.NormaliseUsd(Source.PredictedCost(row, candidate)))],
        [.. Candidates.Select(candidate => Source.Quality(row, candidate))],
        [.. Candidates.Select(candidate => Scale.NormaliseUsd(Source.Cost(row, candidate)))]);
}

/// <summary>A query to route: q̂ and expected c̃ before, true q and c̃ after; one number per candidate of the pool.</summary>
internal sealed record RoutedQuery(double[] Qualities, double[] Costs, double[] TrueQualities, double[] TrueCosts);
