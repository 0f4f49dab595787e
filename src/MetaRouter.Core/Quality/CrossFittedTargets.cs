using System.Collections.Immutable;
using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Quality;

/// <summary>
/// One ridge regression per candidate over a bank of questions, with a common penalty chosen by leave-one-out error. A question of the bank
/// is predicted by a fit that did not see it. Immutable.
/// </summary>
internal sealed class CrossFittedTargets
{
    /// <summary>Fewest examples of a candidate that count as a measurement.</summary>
    public const int MinimumExamples = 5;

    private static readonly double[] Penalties = [0.03, 0.1, 0.3, 1, 3, 10, 30, double.PositiveInfinity];

    private readonly Dictionary<string, CandidateFit> _fits = new(StringComparer.Ordinal);

    /// <param name="questions">Question, embedding and target by candidate id; of questions that read the same, the first counts.</param>
    public CrossFittedTargets(IEnumerable<(string Query, QueryEmbedding Embedding, IReadOnlyDictionary<string, double> Targets)> questions)
    {
        var distinct = questions.Select(question => (Key: QueryText.Normalise(question.Query), question.Embedding, question.Targets))
            .DistinctBy(question => question.Key).ToArray();
        var candidates = distinct.SelectMany(question => question.Targets.Keys).Distinct(StringComparer.Ordinal)
            .Select(id => (Id: id, Rows: distinct.Where(question => question.Targets.ContainsKey(id)).ToArray()))
            .Where(candidate => candidate.Rows.Length >= MinimumExamples)
            .Select(candidate => (
                candidate.Id,
                Keys: candidate.Rows.Select(row => row.Key).ToArray(),
                Examples: new RidgeRegression.Examples(
                    [.. candidate.Rows.Select(row => row.Embedding)], candidate.Rows.Select(row => row.Targets[candidate.Id]))))
            .ToArray();
        if (candidates.Length == 0) return;

        var best = Penalties
            .Select(penalty => (Penalty: penalty, Fits: candidates.Select(candidate => candidate.Examples.Fit(penalty)).ToArray()))
            .MinBy(option => option.Fits.Average(fit => fit.LeftOutVariance));
        Penalty = best.Penalty;
        foreach (var (candidate, fit) in candidates.Zip(best.Fits))
            _fits.Add(candidate.Id, new CandidateFit(fit, candidate.Keys.Zip(fit.LeftOut).ToImmutableDictionary(pair => pair.First, pair => pair.Second)));
    }

    /// <summary>The penalty in use; +∞ when the mean alone predicts best.</summary>
    public double Penalty { get; } = double.PositiveInfinity;

    /// <summary>Whether there are enough examples of a candidate.</summary>
    public bool Has(string candidateId) => _fits.ContainsKey(candidateId);

    /// <summary>Expected target and its leave-one-out error variance, or null for a candidate without enough examples.</summary>
    public (double Mean, double Variance)? Predict(PredictionQuery query, string candidateId)
    {
        if (!_fits.TryGetValue(candidateId, out var fit)) return null;
        var mean = fit.LeftOut.TryGetValue(query.Key, out var leftOut) ? leftOut : fit.Regression.Predict(query.Embedding);
        return (mean, fit.Regression.LeftOutVariance);
    }

    /// <summary>Leave-one-out error variance of a candidate, or null without enough examples.</summary>
    public double? VarianceOf(string candidateId) => _fits.TryGetValue(candidateId, out var fit) ? fit.Regression.LeftOutVariance : null;

    private sealed record CandidateFit(RidgeRegression Regression, ImmutableDictionary<string, double> LeftOut);
}
