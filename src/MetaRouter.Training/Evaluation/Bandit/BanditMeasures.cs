using MetaRouter.Training.Evaluation.Reports;

namespace MetaRouter.Training.Evaluation.Bandit;

/// <summary>Runs methods over one seed's rows and adds their numbers to a report (docs/specs/evaluation.md).</summary>
internal sealed class BanditMeasures
{
    /// <summary>Share of feedback that says the opposite, where it is said to be noisy.</summary>
    public const double FlippedShare = 0.05;

    private const int CurveSteps = 10;

    /// <summary>Budgets at which both policies are compared, as shares of the best single candidate's cost.</summary>
    private static readonly (string Name, double Share)[] Budgets = [("10", 0.1), ("25", 0.25), ("50", 0.5)];

    private readonly ReportBuilder _report;
    private readonly BanditData _data;
    private readonly double _share;
    private readonly int _seed;
    private readonly double _best;
    private readonly BudgetedDeployment _known;
    private readonly BudgetedDeployment _estimated;

    /// <param name="report">Takes the numbers.</param>
    /// <param name="data">The rows.</param>
    /// <param name="share">Budget of the deployment, as a share of the best single candidate's cost.</param>
    /// <param name="seed">Draws exploration and flips.</param>
    public BanditMeasures(ReportBuilder report, BanditData data, double share, int seed)
    {
        (_report, _data, _share, _seed) = (report, data, share, seed);
        _best = data.Deployment.QualityOf(data.Deployment.BestSingle);
        var feedback = new BanditFeedback(data.Deployment);
        (_known, _estimated) = (new(data, feedback, isEstimated: false), new(data, feedback, isEstimated: true));
    }

    /// <summary>Learns, then deploys: with clean feedback, and with some of it flipped.</summary>
    public void Add(IBanditMethod method)
    {
        var (learner, rewards) = Learn(method, new(_data.Learning));
        AddRegret(method.Name, rewards);
        AddDeployment(method.Name, _known.UnderKnapsack(learner, _share), _estimated.UnderKnapsack(learner, _share), _known.Unlimited(learner));

        var flips = SeedParts.Random(_seed, SeedParts.Flips);
        var (misled, fewer) = Learn(method, BanditFeedback.Flipped(_data.Learning, FlippedShare, flips));
        var noisy = new BudgetedDeployment(_data, BanditFeedback.Flipped(_data.Deployment, FlippedShare, flips), isEstimated: false);
        AddFlips(method.Name, rewards.Average(), fewer.Average(), noisy.UnderKnapsack(misled, _share));
        foreach (var (name, share) in Budgets) Add(method.Name, $"quality_at_{name}", _known.UnderKnapsack(learner, share).Quality / _best);
        foreach (var (name, share) in Budgets) Add(method.Name, $"dual_quality_at_{name}", _known.UnderDualPrice(learner, share).Quality / _best);
    }

    /// <summary>One candidate for every query, refused when the money is gone.</summary>
    public void AddAllToOne(int candidate)
    {
        var name = $"all-to-one {_data.Candidates[candidate]}";
        double[] rewards = [.. _data.Learning.Truth.Quality.Select(row => row[candidate])];
        AddRegret(name, rewards);
        var deployed = _known.AllToOne(candidate, _share);
        AddDeployment(name, deployed, _estimated.AllToOne(candidate, _share), _known.AllToOne(candidate, null));
        AddFlips(name, rewards.Average(), rewards.Average(), deployed);
        foreach (var (budget, share) in Budgets) Add(name, $"quality_at_{budget}", _known.AllToOne(candidate, share).Quality / _best);
    }

    /// <summary>What no method can surpass.</summary>
    public void AddHindsight()
    {
        const string name = "hindsight";
        AddRegret(name, [.. _data.Learning.Truth.Quality.Select(row => row.Max())]);
        Add(name, "relative_quality", Bound(_share));
        Add(name, "relative_quality_unlimited", _data.Deployment.Truth.Quality.Average(row => row.Max()) / _best);
        foreach (var (budget, share) in Budgets) Add(name, $"quality_at_{budget}", Bound(share));

        double Bound(double share) => Hindsight.Bound(_data.Deployment.Truth.Quality, _data.Deployment.Truth.CostUsd, (double)_known.Budget(share).Usd) / _best;
    }

    private (IBanditLearner Learner, double[] Rewards) Learn(IBanditMethod method, BanditFeedback feedback)
    {
        var learner = method.Start(_data, SeedParts.Random(_seed, SeedParts.Exploration));
        var rewards = new double[_data.Learning.Count];
        for (var row = 0; row < rewards.Length; row++)
        {
            var chosen = learner.Explore(_data.Learning, row);
            learner.Learn(_data.Learning, row, chosen, feedback.Reward(row, chosen));
            rewards[row] = _data.Learning.Truth.Quality[row][chosen];
        }

        return (learner, rewards);
    }

    private void AddRegret(string method, double[] rewards)
    {
        Add(method, "regret", Regret(rewards.Length));
        for (var step = 1; step <= CurveSteps; step++) _report.AddPoint(method, (double)step / CurveSteps, Regret(rewards.Length * step / CurveSteps));

        double Regret(int count) => Enumerable.Range(0, count).Sum(row => _data.Learning.Truth.Quality[row][_data.Learning.BestSingle] - rewards[row]);
    }

    private void AddDeployment(string method, DeploymentOutcome known, DeploymentOutcome estimated, DeploymentOutcome unlimited)
    {
        Add(method, "relative_quality", known.Quality / _best);
        Add(method, "utilisation", known.SpentShare);
        Add(method, "worst_overrun", known.Overrun);
        Add(method, "relative_quality_estimated", estimated.Quality / _best);
        Add(method, "utilisation_estimated", estimated.SpentShare);
        Add(method, "worst_overrun_estimated", estimated.Overrun);
        Add(method, "relative_quality_unlimited", unlimited.Quality / _best);
    }

    private void AddFlips(string method, double reward, double flipped, DeploymentOutcome deployed)
    {
        Add(method, "reward", reward);
        Add(method, "reward_flipped", flipped);
        Add(method, "reward_lost_to_flips", reward > 0 ? 1 - flipped / reward : double.NaN);
        Add(method, "relative_quality_flipped", deployed.Quality / _best);
    }

    private void Add(string method, string metric, double value) => _report.Add(method, metric, value);
}
