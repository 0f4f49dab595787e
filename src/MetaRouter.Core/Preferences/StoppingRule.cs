namespace MetaRouter.Core.Preferences;

/// <summary>
/// When enough is known about a person: the expected regret is below <see cref="RemainingShare"/> of what it was before the first
/// comparison, after at least <see cref="Minimum"/> and at most <see cref="Maximum"/> comparisons.
/// </summary>
public static class StoppingRule
{
    /// <summary>Fewest comparisons.</summary>
    public const int Minimum = 4;

    /// <summary>Most comparisons.</summary>
    public const int Maximum = 12;

    /// <summary>Comparisons that it usually takes, for "3 of about 6".</summary>
    public const int ExpectedTotal = 6;

    /// <summary>Share of the first expected regret that may remain.</summary>
    public const double RemainingShare = 0.15;

    /// <summary>Whether to stop asking.</summary>
    /// <param name="belief">What is believed now.</param>
    /// <param name="prior">What was believed before the first comparison.</param>
    /// <param name="routed">The queries over which regret counts.</param>
    public static bool IsEnough(PreferenceBelief belief, PreferenceBelief prior, IReadOnlyList<RoutingPoint> routed)
    {
        if (belief.ComparisonCount < Minimum) return false;
        if (belief.ComparisonCount >= Maximum) return true;
        var queries = new RoutedSample(routed);
        return queries.ExpectedRegret(belief) <= RemainingShare * queries.ExpectedRegret(prior);
    }
}
