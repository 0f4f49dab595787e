using MetaRouter.Core.Preferences;

namespace MetaRouter.Training.MetaTraining.Episodes;

/// <summary>One person's turn in meta-training.</summary>
/// <param name="CostWeight">The true w; null for someone who exported their contexts.</param>
/// <param name="Comparisons">What they compared, each as the contexts it makes.</param>
/// <param name="HeldOut">Choices the encoder does not see.</param>
/// <param name="Queries">What is routed for them; none where w is not known.</param>
internal sealed record Episode(
    double? CostWeight, IReadOnlyList<IReadOnlyList<Context>> Comparisons, IReadOnlyList<Context> HeldOut, IReadOnlyList<RoutedQuery> Queries);
