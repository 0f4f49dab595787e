namespace MetaRouter.Training.OutcomeTables;

/// <summary>True outcomes beside what was predicted for them by fits that did not see these rows. Arrays are [row][candidate].</summary>
/// <param name="Outcomes">What happened.</param>
/// <param name="PredictedQuality">q̂ ∈ [0, 1].</param>
/// <param name="PredictedCostUsd">Expected price in USD, above 0 for a paid candidate.</param>
public sealed record PredictedPool(PoolOutcomes Outcomes, double[][] PredictedQuality, double[][] PredictedCostUsd);
