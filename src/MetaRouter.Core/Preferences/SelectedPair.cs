namespace MetaRouter.Core.Preferences;

/// <summary>Two candidates to compare. Which of them goes to which side is drawn by the caller.</summary>
/// <param name="First">Position of one candidate in the pool.</param>
/// <param name="Second">Position of the other.</param>
/// <param name="Propensity">
/// Probability in (0, 1] that exactly this unordered pair (in onboarding: this question with its pair) was drawn.
/// </param>
public sealed record SelectedPair(int First, int Second, double Propensity);

/// <summary>An answered question of the onboarding set with its designated pair.</summary>
/// <param name="First">Position of one candidate in the pool.</param>
/// <param name="Second">Position of the other.</param>
/// <param name="Point">The question, with graded qualities and the exact normalised costs of its answers.</param>
public sealed record OnboardingPair(int First, int Second, RoutingPoint Point);
