using System.Collections.Immutable;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Quality;

/// <summary>One side of a comparison that may move assumed qualities.</summary>
/// <param name="CandidateId">Who answered.</param>
/// <param name="Quality">What was believed about this answer when it was judged.</param>
/// <param name="Cost">c̃ of the price on screen, in [0, 1].</param>
public readonly record struct ObservedAnswer(string CandidateId, QualityPrediction Quality, double Cost);

/// <summary>
/// What is believed about the mean quality of candidates that nobody measured: a wide prior, moved by comparisons until a measurement
/// replaces it (docs/mathematics.md, section 2). Immutable; a fold over comparisons in their order.
/// </summary>
public sealed class AssumedQualities
{
    private const double CheapestMean = 0.45;
    private const double DearestMean = 0.85;
    private const double PriorVariance = 0.25 * 0.25;
    private const double LeastVariance = 0.05 * 0.05;
    private const double BarelyAcceptable = 0.4;
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

    /// <summary>The beliefs after one more comparison. Only sides whose quality was assumed move.</summary>
    /// <param name="left">Answer A.</param>
    /// <param name="right">Answer B.</param>
    /// <param name="choice">What the person said.</param>
    /// <param name="costWeight">The person's believed ŵ before this comparison, in [0, 1].</param>
    /// <param name="pricesShown">Whether prices were on screen; if not, the choice is about quality alone.</param>
    public AssumedQualities Observe(ObservedAnswer left, ObservedAnswer right, Choice choice, double costWeight, bool pricesShown)
    {
        var (a, b) = (Current(left), Current(right));
        var (movedA, movedB) = choice == Choice.BothBad
            ? (Lowered(a), Lowered(b))
            : Compared(a, b, left.Cost, right.Cost, choice, pricesShown ? costWeight : 0);
        return With(left.CandidateId, movedA).With(right.CandidateId, movedB);
    }

    private static double ByRank(decimal price, decimal[] prices)
    {
        if (prices.Length == 1) return (CheapestMean + DearestMean) / 2;
        var rank = (prices.Count(other => other < price) + prices.Count(other => other <= price) - 1) / 2.0;
        return CheapestMean + (DearestMean - CheapestMean) * rank / (prices.Length - 1);
    }

    /// <summary>Δq ~ N(Δq̂, v_a + v_b) given the choice, split between the sides in proportion to their variances.</summary>
    private static (QualityPrediction A, QualityPrediction B) Compared(
        QualityPrediction a, QualityPrediction b, double costA, double costB, Choice choice, double weight)
    {
        var variance = a.Variance + b.Variance;
        var before = a.Mean - b.Mean;
        var (after, afterVariance) = NormalUpdate.Posterior(before, variance, Likelihood);
        var (shareA, shareB) = (a.Variance / variance, b.Variance / variance);
        return (
            Moved(a, a.Mean + shareA * (after - before), a.Variance - shareA * shareA * (variance - afterVariance)),
            Moved(b, b.Mean - shareB * (after - before), b.Variance - shareB * shareB * (variance - afterVariance)));

        double Likelihood(double difference)
        {
            var product = 1.0;
            foreach (var context in Context.From(choice, difference, 0, costA, costB))
                product *= Math.Pow(Hypothesis.MeanLikelihood(weight, context), context.Mask);
            return product;
        }
    }

    /// <summary>Both bad: each answer lost against a barely acceptable one that costs the same.</summary>
    private static QualityPrediction Lowered(QualityPrediction quality)
    {
        var (mean, variance) = NormalUpdate.Posterior(quality.Mean, quality.Variance, value => Hypothesis.MeanLikelihood(0, new Context(BarelyAcceptable, value, 0, 0, 0)));
        return Moved(quality, mean, variance);
    }

    private static QualityPrediction Moved(QualityPrediction before, double mean, double variance) =>
        before with { Mean = Math.Clamp(mean, 0, 1), Variance = Math.Clamp(variance, Math.Min(LeastVariance, before.Variance), before.Variance) };

    private QualityPrediction Current(ObservedAnswer answer) =>
        answer.Quality.Source == QualitySource.Assumed && _beliefs.TryGetValue(answer.CandidateId, out var belief) ? belief : answer.Quality;

    private AssumedQualities With(string candidateId, QualityPrediction quality) =>
        quality.Source == QualitySource.Assumed && _beliefs.ContainsKey(candidateId) ? new(_beliefs.SetItem(candidateId, quality)) : this;
}
