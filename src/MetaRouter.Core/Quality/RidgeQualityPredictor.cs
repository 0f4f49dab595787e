using System.Collections.Immutable;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Quality;

/// <summary>
/// Predicts quality by ridge regression on graded questions, per candidate around its mean, the penalty chosen by leave-one-out. A question
/// that is in the data is predicted without its own grades. Immutable, safe for concurrent use.
/// </summary>
public sealed class RidgeQualityPredictor : IQualityPredictor
{
    /// <summary>Fewest grades of a candidate that count as a measurement.</summary>
    public const int FewestGrades = CrossFittedTargets.MinimumExamples;

    private const double GradeVariance = 0.05 * 0.05;
    private const double LeastVariance = 1e-4;

    private readonly CrossFittedTargets _fits;
    private readonly Dictionary<string, IReadOnlyDictionary<string, double>> _grades = new(StringComparer.Ordinal);

    /// <param name="questions">Tens to about a thousand; none is allowed, and measures no candidate.</param>
    public RidgeQualityPredictor(IReadOnlyList<GradedQuestion> questions)
    {
        _fits = new CrossFittedTargets(questions.Select(question => (question.Query, question.Embedding, question.Grades)));
        foreach (var question in questions) _grades.TryAdd(QueryText.Normalise(question.Query), question.Grades);
    }

    /// <summary>λ of the ridge; +∞ when the candidates' means alone predict best.</summary>
    public double Penalty => _fits.Penalty;

    /// <summary>Whether there are enough grades of a candidate to predict from.</summary>
    public bool Measures(string candidateId) => _fits.Has(candidateId);

    /// <summary>Variance of every prediction for a candidate, or null when it has too few grades.</summary>
    public double? VarianceOf(string candidateId) => _fits.VarianceOf(candidateId) is { } variance ? Math.Max(variance, LeastVariance) : null;

    /// <summary>The grade of this very answer, or null: for a recorded answer on screen, never for choosing a candidate.</summary>
    public QualityPrediction? FindGrade(string query, string candidateId) =>
        _grades.TryGetValue(QueryText.Normalise(query), out var grades) && grades.TryGetValue(candidateId, out var grade)
            ? new QualityPrediction(grade, GradeVariance, QualitySource.Graded)
            : null;

    /// <summary>Prediction for one candidate, or null when it has too few grades.</summary>
    public QualityPrediction? Predict(PredictionQuery query, string candidateId) => _fits.Predict(query, candidateId) is var (mean, variance)
        ? new QualityPrediction(Math.Clamp(mean, 0, 1), Math.Max(variance, LeastVariance), QualitySource.Predicted)
        : null;

    /// <inheritdoc />
    /// <exception cref="ArgumentException">A candidate has too few grades; <see cref="QualityPredictor"/> fills such gaps.</exception>
    public ImmutableArray<QualityPrediction> Predict(PredictionQuery query, CandidatePool pool) =>
    [
        .. pool.Candidates.Select(candidate => Predict(query, candidate.Id)
            ?? throw new ArgumentException($"Candidate '{candidate.Id}' has too few grades to predict from; assume its quality instead.", nameof(pool))),
    ];
}
