using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Training.Evaluation.Bandit;

/// <summary>What came of a deployment under a budget.</summary>
/// <param name="Quality">Mean true quality; refused queries count 0.</param>
/// <param name="SpentShare">Share of the budget that was spent; above 1 where estimates were too low, not a number for a budget of nothing.</param>
/// <param name="Overrun">Most that was spent beyond the budget, in costs of the answer that went beyond it.</param>
internal sealed record DeploymentOutcome(double Quality, double SpentShare, double Overrun);

/// <summary>
/// Deployment rows answered one after the other under a budget. Learners go on learning from what they choose, without exploring. Stateless.
/// </summary>
/// <param name="data">The rows.</param>
/// <param name="feedback">What learners are told on deployment rows.</param>
/// <param name="isEstimated">Whether costs are predicted (by a fit to the preference rows) when a candidate is chosen, or known.</param>
internal sealed class BudgetedDeployment(BanditData data, BanditFeedback feedback, bool isEstimated)
{
    private readonly Cost[][] _expected = Costs(isEstimated ? Estimated(data, data.Deployment) : data.Deployment.Truth.CostUsd);
    private readonly Cost[][] _true = Costs(data.Deployment.Truth.CostUsd);
    private readonly Cost[][] _learning = Costs(isEstimated ? Estimated(data, data.Learning) : data.Learning.Truth.CostUsd);

    /// <summary>Share of what the best single candidate costs on the deployment rows.</summary>
    public Cost Budget(double share) => new((decimal)(share * data.Deployment.Count * data.Deployment.CostOf(data.Deployment.BestSingle)));

    /// <summary>Under the knapsack policy, its bounds taken from the learning rows.</summary>
    public DeploymentOutcome UnderKnapsack(IBanditLearner learner, double share)
    {
        var policy = KnapsackPolicy.For(Enumerable.Range(0, data.Learning.Count).SelectMany(row => learner.Estimate(data.Learning, row).Quality.Zip(_learning[row])));
        return Run(learner.Fork(), share, (estimate, row, state) => BudgetedChoice.Of(estimate.Quality, _expected[row], estimate.Scores, policy, state).Index);
    }

    /// <summary>Under a paced dual price that starts where the learning rows would have kept the pace.</summary>
    public DeploymentOutcome UnderDualPrice(IBanditLearner learner, double share)
    {
        var rate = new Cost(Budget(share).Usd / data.Deployment.Count);
        if (rate.Usd == 0) return UnderKnapsack(learner, share);
        var price = PacedDualPrice.For([.. Enumerable.Range(0, data.Learning.Count).Select(row => learner.Estimate(data.Learning, row).Scores)], _learning, rate);
        return Run(learner.Fork(), share, (estimate, row, state) => price.Choose(estimate.Scores, _expected[row], state), (state, cost) => price = price.After(state, cost));
    }

    /// <summary>The best score whatever it costs.</summary>
    public DeploymentOutcome Unlimited(IBanditLearner learner) =>
        Run(learner.Fork(), null, (estimate, _, _) => Array.IndexOf(estimate.Scores, estimate.Scores.Max()));

    /// <summary>One candidate for everything, while the money lasts.</summary>
    public DeploymentOutcome AllToOne(int candidate, double? share) => Run(null, share, (_, row, state) => state.Fits(_expected[row][candidate]) ? candidate : -1);

    // Predictors of log cost never say nothing; that a candidate is free is known from its price.
    private static double[][] Estimated(BanditData data, BanditPart part)
    {
        bool[] free = [.. data.Candidates.Select((_, candidate) => data.Learning.Truth.CostUsd.All(row => row[candidate] == 0))];
        return [.. part.Base.PredictedCostUsd.Select(row => row.Select((usd, candidate) => free[candidate] ? 0 : usd).ToArray())];
    }

    private static Cost[][] Costs(double[][] usd) => [.. usd.Select(row => row.Select(value => new Cost((decimal)value)).ToArray())];

    private DeploymentOutcome Run(IBanditLearner? learner, double? share, Func<BanditEstimate, int, BudgetBins, int> choose, Action<BudgetBins, Cost>? after = null)
    {
        var budget = share is { } known ? Budget(known) : new Cost(decimal.MaxValue / 1e6m);
        var state = BudgetBins.Start(budget, data.Deployment.Count, share < BudgetBins.SmallShare ? BudgetBins.ForSmallBudgets : share is null ? 1 : BudgetBins.Ordinary);
        var (quality, overrun) = (0.0, 0.0);
        for (var row = 0; row < data.Deployment.Count; row++)
        {
            var chosen = choose(learner?.Estimate(data.Deployment, row) ?? default, row, state);
            var cost = chosen < 0 ? Cost.Zero : _true[row][chosen];
            if (chosen >= 0)
            {
                quality += data.Deployment.Truth.Quality[row][chosen];
                learner?.Learn(data.Deployment, row, chosen, feedback.Reward(row, chosen));
            }

            after?.Invoke(state, cost);
            state = state.Spend(cost);
            if (cost.Usd > 0 && state.Spent.CompareTo(budget) > 0) overrun = Math.Max(overrun, (double)((state.Spent.Usd - budget.Usd) / cost.Usd));
        }

        return new DeploymentOutcome(quality / data.Deployment.Count, budget.Usd > 0 ? (double)(state.Spent.Usd / budget.Usd) : double.NaN, overrun);
    }
}
