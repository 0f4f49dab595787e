namespace MetaRouter.Training.Evaluation.Reports;

/// <summary>Collects one value per seed and makes means and spreads of them. Methods and metrics keep the order in which they first appear.</summary>
internal sealed class ReportBuilder
{
    private readonly OrderedDictionary<string, OrderedDictionary<string, List<double>>> _metrics = [];
    private readonly OrderedDictionary<string, SortedDictionary<double, List<double>>> _curves = [];

    /// <summary>Adds a seed's value of a metric; not a number where it does not exist.</summary>
    public void Add(string method, string metric, double value)
    {
        if (!_metrics.TryGetValue(method, out var metrics)) _metrics.Add(method, metrics = []);
        if (!metrics.TryGetValue(metric, out var values)) metrics.Add(metric, values = []);
        values.Add(value);
    }

    /// <summary>Adds a seed's value of a curve.</summary>
    public void AddPoint(string method, double x, double value)
    {
        if (!_curves.TryGetValue(method, out var curve)) _curves.Add(method, curve = []);
        if (!curve.TryGetValue(x, out var values)) curve.Add(x, values = []);
        values.Add(value);
    }

    public EvaluationReport Build(string command, IReadOnlyDictionary<string, object?> settings, IReadOnlyList<int> seeds) => new(
        command, settings, seeds,
        _metrics.ToDictionary(
            method => method.Key,
            IReadOnlyDictionary<string, Spread> (method) => method.Value.ToDictionary(metric => metric.Key, metric => Spread.Of(metric.Value))),
        _curves.ToDictionary(method => method.Key, IReadOnlyList<CurvePoint> (method) => [.. method.Value.Select(PointOf)]));

    private static CurvePoint PointOf(KeyValuePair<double, List<double>> point)
    {
        var spread = Spread.Of(point.Value);
        return new CurvePoint(point.Key, spread.Mean, spread.Sd);
    }
}
