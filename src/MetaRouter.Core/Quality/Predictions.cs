using System.Collections.Immutable;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Quality;

/// <summary>Where a quality comes from.</summary>
public enum QualitySource
{
    /// <summary>A rubric grade of this very answer.</summary>
    Graded,

    /// <summary>Predicted by a fit that did not see this query.</summary>
    Predicted,

    /// <summary>Nothing was measured on this candidate: configuration, or the default by price rank, moved by votes.</summary>
    Assumed,
}

/// <summary>Expected quality of one candidate's answer to one query.</summary>
/// <param name="Mean">In [0, 1].</param>
/// <param name="Variance">Of the mean, above 0.</param>
/// <param name="Source">Where it comes from.</param>
public readonly record struct QualityPrediction(double Mean, double Variance, QualitySource Source);

/// <summary>Expected cost of one candidate's answer to one query.</summary>
/// <param name="OutputTokens">Expected answer tokens.</param>
/// <param name="Cost">Expected price of the call, prompt included.</param>
public readonly record struct CostPrediction(double OutputTokens, Cost Cost);

/// <summary>Predicts the quality of each candidate's answer. Safe for concurrent use.</summary>
public interface IQualityPredictor
{
    /// <summary>One prediction per candidate, in pool order; deterministic in its arguments.</summary>
    ImmutableArray<QualityPrediction> Predict(PredictionQuery query, CandidatePool pool);
}

/// <summary>Predicts the price of each candidate's answer. Safe for concurrent use.</summary>
public interface ICostPredictor
{
    /// <summary>One prediction per candidate, in pool order.</summary>
    ImmutableArray<CostPrediction> Predict(PredictionQuery query, CandidatePool pool);
}

/// <summary>A query as predictors see it.</summary>
/// <param name="Text">The question.</param>
/// <param name="Embedding">Its embedding.</param>
/// <param name="ConversationCharacters">Characters sent before the question (earlier turns), at least 0; they are paid for too.</param>
public sealed record PredictionQuery(string Text, QueryEmbedding Embedding, int ConversationCharacters = 0)
{
    /// <summary>The question; fixed, since <see cref="Key"/> belongs to it.</summary>
    public string Text { get; } = Text;

    /// <summary>The same for texts that ask the same (<see cref="QueryText.Normalise"/>).</summary>
    public string Key { get; } = QueryText.Normalise(Text);
}
