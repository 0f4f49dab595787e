using MetaRouter.Core.Queries;

namespace MetaRouter.Training.Quality;

/// <summary>
/// Predicts candidates from a small number of their own outcomes: mean of each candidate + common difficulty of the query + the candidate's own
/// deviation, both by ridge (docs/mathematics.md, section 3). Below <see cref="FewestRows"/> rows, the mean only.
/// </summary>
internal sealed class ProbeFit : IOutcomeFit
{
    /// <summary>Fewest rows that say more than their mean.</summary>
    public const int FewestRows = 50;

    /// <summary>Cost of a free candidate, so that it has a logarithm.</summary>
    public const double LeastCostUsd = 1e-9;

    // Validation rows of the training tables like 3 and 30 best, shorter and more varied questions 3 and 9; leave-one-out on 50 rows is too noisy to choose.
    private const double CommonPenalty = 3;
    private const double DeviationPenalty = 15;

    private readonly Func<QueryInputs, double[][]> _represent;
    private readonly double[] _means;
    private readonly double[] _meanCosts;
    private readonly LinearArms? _common;
    private readonly LinearArms? _deviations;
    private readonly LogRidge? _costs;

    /// <param name="queries">The probe's queries.</param>
    /// <param name="targets">Their outcomes, all of them known.</param>
    /// <param name="represent">Inputs of the ridges, [row][column], for any queries.</param>
    public ProbeFit(QueryInputs queries, OutcomeTargets targets, Func<QueryInputs, double[][]> represent)
    {
        _represent = represent;
        var candidates = Enumerable.Range(0, targets.Candidates.Count).ToArray();
        _means = [.. candidates.Select(candidate => targets.Quality.Average(row => row[candidate]))];
        _meanCosts = [.. candidates.Select(candidate => Math.Max(targets.CostUsd.Average(row => row[candidate]), LeastCostUsd))];
        if (queries.Count < FewestRows) return;
        var inputs = represent(queries);
        _common = RidgeFit.Fit(inputs, [.. targets.Quality.Select(row => new[] { row.Average() })], Penalties(inputs, CommonPenalty));
        _deviations = RidgeFit.Fit(inputs, [.. targets.Quality.Select(Deviations)], Penalties(inputs, DeviationPenalty));
        _costs = LogRidge.Fit(inputs, targets.CostUsd, CommonPenalty, LeastCostUsd);
    }

    /// <inheritdoc />
    public OutcomePredictions Predict(QueryInputs queries)
    {
        if (_common is null || _deviations is null || _costs is null)
            return new([.. Enumerable.Repeat(_means, queries.Count)], [.. Enumerable.Repeat(_meanCosts, queries.Count)]);
        var inputs = _represent(queries);
        return new([.. inputs.Select(Quality)], [.. inputs.Select(_costs.Expect)]);

        double[] Quality(double[] input)
        {
            var common = _common.Scores(input)[0];
            return [.. _deviations.Scores(input).Select(deviation => Math.Clamp(common + deviation, 0, 1))];
        }
    }

    private static double[] Penalties(double[][] inputs, double penalty) => [.. Enumerable.Repeat(penalty, inputs[0].Length)];

    private static double[] Deviations(double[] row)
    {
        var mean = row.Average();
        return [.. row.Select(value => value - mean)];
    }
}
