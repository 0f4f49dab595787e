using MetaRouter.Core.Simulation;

namespace MetaRouter.Studio.Features.Research.Simulator;

/// <summary>One curve with its band over the number of comparisons.</summary>
/// <param name="Points">One for each number of comparisons.</param>
public sealed record CurvePlotModel(IReadOnlyList<CurvePoint> Points)
{
    private static long _models;

    /// <summary>Grows with every model made; the plot's element carries it as <c>data-plotted</c> once it is drawn.</summary>
    public long Revision { get; } = Interlocked.Increment(ref _models);

    /// <summary>Remaining regret; no points where there is nothing to learn.</summary>
    public static CurvePlotModel OfRegret(IReadOnlyList<AdaptationPoint> curve) => new(
    [
        .. curve.Where(point => point.RemainingRegret is not null).Select(point => CurvePoint.Of(
            point.Comparisons, point.RemainingRegret!.Value, SimulatorWords.Format(SimulatorText.RegretPoint, point.Comparisons, point.RemainingRegret.Value.Value))),
    ]);

    /// <summary>|ŵ − w|.</summary>
    public static CurvePlotModel OfError(IReadOnlyList<AdaptationPoint> curve) => new(
    [
        .. curve.Select(point => CurvePoint.Of(
            point.Comparisons, point.WeightError, SimulatorWords.Format(SimulatorText.ErrorPoint, point.Comparisons, point.WeightError.Value))),
    ]);
}

/// <summary>One point of a curve.</summary>
/// <param name="Comparisons">After how many.</param>
/// <param name="Value">The mean.</param>
/// <param name="Lower">Lower edge of the band.</param>
/// <param name="Upper">Upper edge.</param>
/// <param name="Text">The point in words.</param>
public sealed record CurvePoint(int Comparisons, double Value, double Lower, double Upper, string Text)
{
    internal static CurvePoint Of(int comparisons, BandedMean mean, string text) => new(comparisons, mean.Value, mean.Lower, mean.Upper, text);
}
