using System.Collections.Immutable;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Quality;

/// <summary>
/// What is assumed about the quality of candidates that nobody measured: a wide prior, which feedback corrects (<see cref="Online.OnlineQuality"/>) until a
/// measurement replaces it (docs/mathematics.md, section 2). Immutable.
/// </summary>
public sealed class AssumedQualities
{
    private const double CheapestMean = 0.45;
    private const double DearestMean = 0.85;
    internal const double PriorVariance = 0.25 * 0.25;
    private const int TypicalPromptTokens = 200;
    private const int TypicalAnswerTokens = 400;

    private readonly ImmutableDictionary<string, QualityPrediction> _beliefs;

    private AssumedQualities(ImmutableDictionary<string, QualityPrediction> beliefs) => _beliefs = beliefs;

    /// <summary>
    /// The prior: a candidate's configured quality, else evenly by price rank from 0.45 for the cheapest of the pool to 0.85 for the
    /// dearest (equal prices share their rank; a single candidate gets the middle); standard deviation 0.25.
    /// </summary>
    public static AssumedQualities For(CandidatePool pool)
    {
        var prices = pool.Candidates.Select(candidate => candidate.Price.CostOf(TypicalPromptTokens, TypicalAnswerTokens).Usd).ToArray();
        return new AssumedQualities(pool.Candidates.Zip(prices).ToImmutableDictionary(
            pair => pair.First.Id,
            pair => new QualityPrediction(pair.First.AssumedQuality ?? ByRank(pair.Second, prices), PriorVariance, QualitySource.Assumed)));
    }

    /// <summary>What is assumed about a candidate of the pool.</summary>
    /// <exception cref="KeyNotFoundException">The candidate was not in the pool.</exception>
    public QualityPrediction this[string candidateId] => _beliefs[candidateId];

    private static double ByRank(decimal price, decimal[] prices)
    {
        if (prices.Length == 1) return (CheapestMean + DearestMean) / 2;
        var rank = (prices.Count(other => other < price) + prices.Count(other => other <= price) - 1) / 2.0;
        return CheapestMean + (DearestMean - CheapestMean) * rank / (prices.Length - 1);
    }
}
