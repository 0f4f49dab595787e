namespace MetaRouter.Training.MetaTraining;

/// <summary>How a meta-training run stands.</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Loss">Mean loss since the last report.</param>
/// <param name="ValidationRegret">Remaining regret of the structured policy after six comparisons, when last measured.</param>
public sealed record MetaTrainingProgress(int Step, int Steps, double Loss, double ValidationRegret);
