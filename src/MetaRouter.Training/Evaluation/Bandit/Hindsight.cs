namespace MetaRouter.Training.Evaluation.Bandit;

/// <summary>What nobody can surpass who knows every outcome beforehand.</summary>
internal static class Hindsight
{
    private const int Halvings = 200;

    /// <summary>
    /// An upper bound on the mean quality within a budget: the Lagrangian bound min over μ ≥ 0 of Σ max_k (q_k − μ c_k) + μB on the multi-choice knapsack,
    /// a refusal being one of the choices.
    /// </summary>
    /// <param name="quality">True quality [row][candidate].</param>
    /// <param name="usd">True cost [row][candidate].</param>
    /// <param name="budget">USD.</param>
    public static double Bound(double[][] quality, double[][] usd, double budget)
    {
        double low = 0, high = 1 / Math.Max(usd.SelectMany(row => row).Where(cost => cost > 0).DefaultIfEmpty(1).Min(), 1e-12);
        for (var step = 0; step < Halvings && Spent(low).Cost > budget; step++)
        {
            var middle = (low + high) / 2;
            if (Spent(middle).Cost > budget) low = middle;
            else high = middle;
        }

        // The bound holds for every μ; the best lies where spending crosses the budget.
        return Math.Min(Value(low), Value(high)) / quality.Length;

        double Value(double price) => Spent(price).Gain + price * budget;

        (double Gain, double Cost) Spent(double price)
        {
            var (gain, cost) = (0.0, 0.0);
            for (var row = 0; row < quality.Length; row++)
            {
                var (best, spent) = (0.0, 0.0);
                for (var candidate = 0; candidate < quality[row].Length; candidate++)
                {
                    var value = quality[row][candidate] - price * usd[row][candidate];
                    if (value > best) (best, spent) = (value, usd[row][candidate]);
                }

                (gain, cost) = (gain + best, cost + spent);
            }

            return (gain, cost);
        }
    }
}
