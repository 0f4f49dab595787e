namespace MetaRouter.Studio.Controls;

/// <summary>What the plot of the latent preference shows; coordinates have no unit.</summary>
public sealed record LatentPlotModel
{
    /// <summary>Grows with every change; the plot's element carries it as <c>data-plotted</c> once it is drawn.</summary>
    public required long Revision { get; init; }

    /// <summary>Where the person was believed to be after 0, 1, 2 … comparisons.</summary>
    public required IReadOnlyList<LatentStep> Path { get; init; }

    /// <summary>The edge of the region that holds the person's z with 90 % probability.</summary>
    public required IReadOnlyList<LatentPoint> Ellipse { get; init; }

    /// <summary>The same before the first comparison.</summary>
    public required IReadOnlyList<LatentPoint> PriorEllipse { get; init; }

    /// <summary>Where simulated people of known cost weight end, by rising weight.</summary>
    public required IReadOnlyList<LatentStep> Landmarks { get; init; }
}

/// <summary>A place in the plane.</summary>
public readonly record struct LatentPoint(double X, double Y);

/// <summary>A place and the cost weight that is believed there, in [0, 1].</summary>
public readonly record struct LatentStep(double X, double Y, double CostWeight);
