using MetaRouter.Core.Queries;
using MetaRouter.Onnx.Quality;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation.Bandit;

/// <summary>Rows on which candidates are chosen, with what methods see of them. Arrays are [row][…].</summary>
/// <param name="Base">Truth, beside predictions by a fit to the preference rows.</param>
/// <param name="FullQuality">q̂ of the best predictor that may see every outcome of the rows before: on deployment rows a fit to preference and learning rows.</param>
/// <param name="Projections">The queries in PILOT's shared space, unit length.</param>
/// <param name="Components">Principal components and a constant: the residual form's features.</param>
internal sealed record BanditPart(PredictedPool Base, double[][] FullQuality, double[][] Projections, double[][] Components)
{
    /// <summary>What is true.</summary>
    public PoolOutcomes Truth => Base.Outcomes;

    /// <summary>Number of rows.</summary>
    public int Count => Projections.Length;

    /// <summary>The candidate of the highest mean true quality on these rows; the cheaper of equals.</summary>
    public int BestSingle => Enumerable.Range(0, Truth.Candidates.Count).OrderByDescending(QualityOf).ThenBy(CostOf).First();

    /// <summary>Places rows in both spaces.</summary>
    public static BanditPart Of(PreferencePrior prior, IReadOnlyList<QueryEmbedding> embeddings, PredictedPool predicted, double[][] fullQuality) => new(
        predicted,
        fullQuality,
        [.. prior.Read(embeddings).Select(reading => reading.Projection.Select(value => (double)value).ToArray())],
        [.. embeddings.Select(prior.Components.Features)]);

    /// <summary>Mean true quality of one candidate on these rows.</summary>
    public double QualityOf(int candidate) => Truth.Quality.Average(row => row[candidate]);

    /// <summary>Mean true cost of one candidate on these rows, USD.</summary>
    public double CostOf(int candidate) => Truth.CostUsd.Average(row => row[candidate]);
}
