namespace MetaRouter.Studio.Controls;

/// <summary>Estimates with their intervals, one row each, the first on top.</summary>
/// <param name="Rows">At least one.</param>
public sealed record IntervalPlotModel(IReadOnlyList<IntervalRow> Rows)
{
    private static long _models;

    /// <summary>Grows with every model made; the plot's element carries it as <c>data-plotted</c> once it is drawn.</summary>
    public long Revision { get; } = Interlocked.Increment(ref _models);
}

/// <summary>One estimate.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">Lower bound.</param>
/// <param name="Upper">Upper bound.</param>
/// <param name="Text">The row in words.</param>
/// <param name="IsDoubtful">Whether it should not be relied on: drawn hollow.</param>
public sealed record IntervalRow(string Name, double Value, double Lower, double Upper, string Text, bool IsDoubtful = false);
