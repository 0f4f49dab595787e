using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearRegression;
using MetaRouter.Core.Policies;
using MetaRouter.Core.Preferences;
using MetaRouter.Training.Differentiation;
using MetaRouter.Training.MetaTraining.Episodes;
using System.Numerics.Tensors;

namespace MetaRouter.Training.MetaTraining;

/// <summary>Simulated people over rows that training did not see, with a fixed number of comparisons each. Immutable.</summary>
public sealed class ValidationSet
{
    private readonly IReadOnlyList<Episode> _episodes;
    private readonly double[] _weights;

    /// <param name="sources">Validation rows with predictions by fits that did not see them.</param>
    /// <param name="options">The people.</param>
    /// <param name="comparisons">How many comparisons each makes.</param>
    /// <param name="people">How many people.</param>
    /// <param name="seed">Of everything random.</param>
    public ValidationSet(IReadOnlyList<EpisodeSource> sources, EpisodeOptions options, int comparisons, int people, int seed)
    {
        var generator = new EpisodeGenerator(sources, options, new Random(seed));
        _episodes = [.. Enumerable.Range(0, people).Select(_ => generator.Next(comparisons))];
        _weights = [.. _episodes.Select(episode => episode.CostWeight!.Value)];
        Batch = EpisodeBatch.Of(_episodes);
    }

    /// <summary>The people as the training graph reads them.</summary>
    internal IReadOnlyDictionary<string, (float[] Values, long[] Shape)> Batch { get; }

    /// <summary>The remaining regret of any preference model over the same contexts, routing by the reward at its ŵ.</summary>
    public double RemainingRegret(IPreferenceModel model) =>
        Remaining([.. _episodes.Select(episode => model.Read(episode.Comparisons.Aggregate(model.Empty, model.Add)).CostWeight)]);

    /// <summary>How good the networks are now, their beliefs taken as Beta(κa, κb).</summary>
    internal ValidationMeasures Measure(ForwardSession networks, double concentration = 1)
    {
        var outputs = networks.Run(Batch);
        double[] believed = [.. outputs["cost_weight"].Select(value => (double)value)];
        return new ValidationMeasures(Remaining(believed), RemainingOfScores(outputs["scores"]), Explained(outputs["mean"]), Coverage(outputs["shape"], concentration));
    }

    /// <summary>Σ [U*(w) − U(w)] / Σ [U*(w) − U_½(w)] on true outcomes; U* routes with the true w, U_½ with ½.</summary>
    private double Remaining(double[] believed) => Share((person, query) => Best(believed[person], query));

    private double RemainingOfScores(float[] scores)
    {
        var (queries, candidates) = ((int)Batch["quality"].Shape[1], (int)Batch["quality"].Shape[2]);
        var next = new int[_episodes.Count];
        return Share((person, _) =>
        {
            var row = scores.AsSpan((person * queries + next[person]++) * candidates, candidates);
            return row.IndexOf(TensorPrimitives.Max((ReadOnlySpan<float>)row));
        });
    }

    private double Share(Func<int, RoutedQuery, int> route)
    {
        var (lost, atHalf) = (0.0, 0.0);
        for (var person = 0; person < _episodes.Count; person++)
        foreach (var query in _episodes[person].Queries)
        {
            var w = _weights[person];
            var best = Utility(w, query, Best(w, query));
            lost += best - Utility(w, query, route(person, query));
            atHalf += best - Utility(w, query, Best(0.5, query));
        }

        return lost / atHalf;
    }

    /// <summary>R² of a linear fit of w on μ.</summary>
    private double Explained(float[] means)
    {
        var size = means.Length / _weights.Length;
        double[][] rows = [.. means.Chunk(size).Select(row => row.Select(value => (double)value).ToArray())];
        var fit = MultipleRegression.QR(rows, _weights, intercept: true);
        var fitted = rows.Select(row => fit[0] + row.Zip(fit.Skip(1)).Sum(pair => pair.First * pair.Second));
        return GoodnessOfFit.CoefficientOfDetermination(fitted, _weights);
    }

    /// <summary>Share of people whose w lies in the 90 % interval of Beta(κa, κb).</summary>
    internal double Coverage(float[] shape, double concentration) => _weights.Index().Average(item =>
    {
        var below = Beta.CDF(concentration * shape[2 * item.Index], concentration * shape[2 * item.Index + 1], item.Item);
        return below is >= 0.05 and <= 0.95 ? 1.0 : 0;
    });

    private static int Best(double w, RoutedQuery query) => Reward.Best(w, query.Qualities, query.Costs);

    private static double Utility(double w, RoutedQuery query, int candidate) => Reward.Of(w, query.TrueQualities[candidate], query.TrueCosts[candidate]);
}

/// <summary>What validation found; regrets are fractions of the regret before the first comparison.</summary>
/// <param name="StructuredRegret">Routing by the reward at ŵ.</param>
/// <param name="FreeRegret">Routing by the free policy.</param>
/// <param name="ExplainedWeight">R² of w from μ.</param>
/// <param name="Coverage">Share of people within their 90 % interval.</param>
public sealed record ValidationMeasures(double StructuredRegret, double FreeRegret, double ExplainedWeight, double Coverage);
