using MetaRouter.Core.Queries;
using MetaRouter.Onnx.Quality;

namespace MetaRouter.Training.Quality;

/// <summary>
/// What a probe's ridges read: embedding and text features, scaled as on the probe's own queries, and beside them, if a trained predictor is at
/// hand, the logits of all its candidates, centred on the probe and with a mean square of 1 together.
/// </summary>
internal sealed class ProbeInputs
{
    private readonly FeatureScaling _scaling;
    private readonly TrainedPredictor? _trained;
    private readonly double[] _centre = [];
    private readonly double _size = 1;

    /// <param name="probe">The probe's queries, at least one.</param>
    /// <param name="trained">The trained predictor, or null.</param>
    public ProbeInputs(QueryInputs probe, TrainedPredictor? trained)
    {
        (_scaling, _trained) = (FeatureScaling.Of(probe.Features), trained);
        if (trained is null) return;
        var logits = trained.Logits(probe);
        _centre = [.. Enumerable.Range(0, logits[0].Length).Select(column => logits.Average(row => row[column]))];
        _size = Math.Max(Math.Sqrt(logits.Average(row => row.Zip(_centre, (logit, mean) => (logit - mean) * (logit - mean)).Sum())), 1e-6);
    }

    /// <summary>[row][column] of any queries.</summary>
    public double[][] Of(QueryInputs queries)
    {
        var plain = queries.Scaled(_scaling);
        if (_trained is null) return plain;
        return [.. plain.Zip(_trained.Logits(queries), (row, logits) => (double[])[.. row, .. logits.Zip(_centre, (logit, mean) => (logit - mean) / _size)])];
    }
}
