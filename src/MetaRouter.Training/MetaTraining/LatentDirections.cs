using MathNet.Numerics.LinearAlgebra;
using MetaRouter.Onnx.Preferences;
using MetaRouter.Training.MetaTraining.Episodes;

namespace MetaRouter.Training.MetaTraining;

/// <summary>The two directions in which simulated people's latents differ most: principal components of μ.</summary>
internal static class LatentDirections
{
    private const int People = 2000;

    /// <summary>Two orthogonal unit vectors; along the first, people who mind cost lie on the right.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> Of(MetaTrainer trainer, IReadOnlyList<EpisodeSource> sources, EpisodeOptions options, int seed)
    {
        var generator = new EpisodeGenerator(sources, options with { Queries = 1 }, new Random(seed));
        Episode[] episodes = [.. Enumerable.Range(0, People).Select(_ => generator.Next())];
        using var networks = trainer.OpenForward();
        var means = Matrix<double>.Build.Dense(
            People, ContextEncoding.LatentSize, [.. Transposed(networks.Run(EpisodeBatch.Of(episodes))["mean"])]);
        var centre = means.ColumnSums() / People;
        var centred = Matrix<double>.Build.Dense(People, ContextEncoding.LatentSize, (row, column) => means[row, column] - centre[column]);
        var vectors = centred.TransposeThisAndMultiply(centred).Evd(Symmetricity.Symmetric).EigenVectors;
        var weights = Vector<double>.Build.Dense([.. episodes.Select(episode => episode.CostWeight!.Value - 0.5)]);
        return [.. Enumerable.Range(1, 2).Select(rank => Oriented(vectors.Column(ContextEncoding.LatentSize - rank), centred, weights))];
    }

    private static IReadOnlyList<double> Oriented(Vector<double> direction, Matrix<double> centred, Vector<double> weights) =>
        [.. (centred * direction).DotProduct(weights) < 0 ? -direction : direction];

    private static IEnumerable<double> Transposed(float[] rows) =>
        Enumerable.Range(0, ContextEncoding.LatentSize).SelectMany(column => rows.Where((_, index) => index % ContextEncoding.LatentSize == column)).Select(value => (double)value);
}
