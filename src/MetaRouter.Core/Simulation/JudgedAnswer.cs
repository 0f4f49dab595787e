namespace MetaRouter.Core.Simulation;

/// <summary>An answer as a simulated person sees it.</summary>
/// <param name="PredictedQuality">q̂ ∈ [0, 1]: what a grade or a prediction says.</param>
/// <param name="TrueQuality">q ∈ [0, 1]: what a benchmark measured, often 0 or 1.</param>
/// <param name="Cost">c̃ ∈ [0, 1] of the price on screen.</param>
public readonly record struct JudgedAnswer(double PredictedQuality, double TrueQuality, double Cost);
