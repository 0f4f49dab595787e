using MetaRouter.Core.Policies;

namespace MetaRouter.Core.Preferences;

/// <summary>
/// Designs an onboarding set: answered questions with one designated pair each, whose indifference points w* are spread evenly over
/// (0.05, 0.95), so that choosing among them is close to a binary search for a person's cost weight.
/// </summary>
public static class OnboardingDesign
{
    private const double Lowest = 0.05;
    private const double Highest = 0.95;

    /// <summary>
    /// One question for each of so many equal cells of (0.05, 0.95). Within a cell the pair with the largest Δq + Δc̃ is taken: there the reward
    /// difference changes fastest with w, so the answer says most. A cell without a pair takes the nearest unused one.
    /// </summary>
    /// <param name="questions">Graded qualities and exact normalised costs of answered questions.</param>
    /// <param name="size">Number of questions wanted, at least 1.</param>
    /// <returns>At most <paramref name="size"/>: fewer where fewer questions have a pair of which the dearer answer is better.</returns>
    public static IReadOnlyList<(int Question, OnboardingPair Pair)> Of(IReadOnlyList<RoutingPoint> questions, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var offers = questions.SelectMany((point, question) => Offers(point, question)).ToList();
        var chosen = new List<(int Question, OnboardingPair Pair)>();
        var used = new HashSet<int>();
        var width = (Highest - Lowest) / size;
        for (var cell = 0; cell < size; cell++)
        {
            var middle = Lowest + (cell + 0.5) * width;
            // Inside the cell the sharpest first; outside the nearest first.
            var best = offers.Where(offer => !used.Contains(offer.Question))
                .OrderBy(offer => Math.Max(Math.Abs(offer.Indifference - middle) - width / 2, 0))
                .ThenByDescending(offer => offer.Sharpness)
                .FirstOrDefault();
            if (best is null) break;
            used.Add(best.Question);
            chosen.Add((best.Question, new OnboardingPair(best.First, best.Second, questions[best.Question])));
        }

        return chosen;
    }

    private static IEnumerable<Offer> Offers(RoutingPoint point, int question) =>
        from dearer in Enumerable.Range(0, point.Qualities.Length)
        from cheaper in Enumerable.Range(0, point.Qualities.Length)
        let gain = point.Qualities[dearer] - point.Qualities[cheaper]
        let cost = point.Costs[dearer] - point.Costs[cheaper]
        let indifference = Reward.Indifference(gain, cost)
        where indifference is not null
        select new Offer(question, Math.Min(dearer, cheaper), Math.Max(dearer, cheaper), indifference.Value, gain + cost);

    private sealed record Offer(int Question, int First, int Second, double Indifference, double Sharpness);
}
