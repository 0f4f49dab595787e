namespace MetaRouter.Training.Quality;

/// <summary>Predicted outcomes of queries that a fit did not see. Arrays are [row][candidate].</summary>
/// <param name="Quality">In [0, 1].</param>
/// <param name="CostUsd">Above 0.</param>
internal sealed record OutcomePredictions(double[][] Quality, double[][] CostUsd);

/// <summary>Something fitted to outcomes: a probe of few rows, or the trained predictor.</summary>
internal interface IOutcomeFit
{
    OutcomePredictions Predict(QueryInputs queries);
}
