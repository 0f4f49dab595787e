namespace MetaRouter.Training.OutcomeTables;

/// <summary>What one candidate made of one query.</summary>
/// <param name="Quality">In [0, 1].</param>
/// <param name="CostUsd">Price of the call in USD; null when unknown.</param>
/// <param name="OutputTokens">Length of the answer, at least 0.</param>
public sealed record Outcome(double Quality, double? CostUsd, int OutputTokens);

/// <summary>One query of an outcome table.</summary>
/// <param name="Id">Unique in its data set.</param>
/// <param name="Dataset">Where it comes from.</param>
/// <param name="Family">Kind of task: math, code, qa, ….</param>
/// <param name="Task">The task within its family.</param>
/// <param name="Split">train, validation, test or ood.</param>
/// <param name="Query">The question.</param>
/// <param name="InputTokens">Length of the prompt.</param>
/// <param name="CostEstimated">Whether costs come from list prices and estimated lengths.</param>
/// <param name="Outcomes">By candidate id.</param>
public sealed record OutcomeRow(
    string Id, string Dataset, string Family, string Task, string Split, string Query, int InputTokens, bool CostEstimated,
    IReadOnlyDictionary<string, Outcome> Outcomes);
