using MetaRouter.Core.Frontiers;
using MetaRouter.Core.Policies;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Training.Evaluation.Pools;

/// <summary>The queries that are routed, with the true outcome of every way of routing them; look-ups for the plug-in policy. Immutable.</summary>
internal sealed class RoutedPool
{
    /// <summary>The reference of hypervolumes: nothing right, a tenth dearer than the dearest candidate.</summary>
    public static readonly TradeOffPoint WorstPoint = new(1.1, 0);

    private readonly PoolQuestions _questions;
    private readonly SweptMean _quality;
    private readonly SweptMean _cost;
    private readonly SweptMean _usd;

    public RoutedPool(PoolQuestions questions)
    {
        _questions = questions;
        var sweep = new RewardSweep(questions.Points);
        _quality = sweep.MeanOf((row, candidate) => questions.Quality[row][candidate]);
        _cost = sweep.MeanOf((row, candidate) => questions.Cost[row][candidate]);
        _usd = sweep.MeanOf((row, candidate) => questions.Usd[row][candidate]);
        var candidates = Enumerable.Range(0, questions.Candidates.Length).ToList();
        Singles = [.. candidates.Select(candidate => Of(_ => candidate))];
        Strongest = candidates.MaxBy(candidate => questions.Points.Average(point => point.Qualities[candidate]));
        Cheapest = candidates.MinBy(candidate => questions.Points.Average(point => point.ExpectedUsd[candidate]));
    }

    /// <summary>The routed queries' positions among all judged rows.</summary>
    public int[] Rows => _questions.Rows;

    /// <summary>The pool's candidates as positions among all candidates.</summary>
    public int[] Candidates => _questions.Candidates;

    /// <summary>What the policies see of the queries.</summary>
    public IReadOnlyList<RoutingPoint> Points => _questions.Points;

    /// <summary>Sending everything to one candidate, for each of them.</summary>
    public IReadOnlyList<RoutingOutcome> Singles { get; }

    /// <summary>The candidate of the highest mean predicted quality.</summary>
    public int Strongest { get; }

    /// <summary>The candidate of the lowest mean expected cost.</summary>
    public int Cheapest { get; }

    /// <summary>Mean true cost in USD of the dearest candidate: the unit of costs in hypervolume and distance. Never 0.</summary>
    public double UnitUsd => Math.Max(Singles.Max(single => single.Usd), 1e-12);

    /// <summary>Every query to its best predicted reward at this cost weight.</summary>
    public RoutingOutcome At(double costWeight) => new(_quality.At(costWeight), _cost.At(costWeight), _usd.At(costWeight));

    /// <summary>Every query as a rule says.</summary>
    /// <param name="choose">Position in the pool for each routed query.</param>
    public RoutingOutcome Of(Func<int, int> choose)
    {
        double quality = 0, cost = 0, usd = 0;
        for (var row = 0; row < _questions.Rows.Length; row++)
        {
            var chosen = choose(row);
            quality += _questions.Quality[row][chosen];
            cost += _questions.Cost[row][chosen];
            usd += _questions.Usd[row][chosen];
        }
        var count = _questions.Rows.Length;
        return new RoutingOutcome(quality / count, cost / count, usd / count);
    }
}
