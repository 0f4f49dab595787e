namespace MetaRouter.Studio.Controls;

/// <summary>What the frontier plot shows. Costs are US dollars per 1,000 answers, qualities lie in [0, 1].</summary>
public sealed record FrontierPlotModel
{
    /// <summary>Grows with every change; the plot's element carries it as <c>data-plotted</c> once it is drawn.</summary>
    public required long Revision { get; init; }

    /// <summary>The candidates, in any order.</summary>
    public required IReadOnlyList<PlottedCandidate> Candidates { get; init; }

    /// <summary>The frontier of routings, along the cost weight.</summary>
    public IReadOnlyList<PlottedPoint> Frontier { get; init; } = [];

    /// <summary>The person's point.</summary>
    public PlottedPoint? Person { get; init; }

    /// <summary>Where the point would be by what was learned, when the person has set it elsewhere.</summary>
    public PlottedPoint? Learned { get; init; }

    /// <summary>The arc of the frontier between the 5 and 95 % quantiles of the person's cost weight.</summary>
    public IReadOnlyList<PlottedPoint> Band { get; init; } = [];

    /// <summary>Earlier positions of the person's point, oldest first.</summary>
    public IReadOnlyList<PlottedPoint> Trail { get; init; } = [];

    /// <summary>How many of the first positions of <see cref="Trail"/> another preference model believed; they are drawn hollow.</summary>
    public int TrailByOtherModel { get; init; }

    /// <summary>Whether the cost axis is logarithmic; costs of 0 are then left out.</summary>
    public bool IsLogarithmic { get; init; } = true;

    /// <summary>Whether the candidates' names are shown. Without it they do not reach the browser at all.</summary>
    public bool ShowLabels { get; init; } = true;

    /// <summary>Whether this is the small plot beside a comparison.</summary>
    public bool IsCompact { get; init; }
}

/// <summary>A place in the plot.</summary>
/// <param name="UsdPerThousand">US dollars per 1,000 answers.</param>
/// <param name="Quality">Expected quality in [0, 1].</param>
public readonly record struct PlottedPoint(double UsdPerThousand, double Quality);

/// <summary>A candidate in the plot.</summary>
/// <param name="Label">Its name.</param>
/// <param name="UsdPerThousand">US dollars per 1,000 answers.</param>
/// <param name="Quality">Expected quality in [0, 1].</param>
/// <param name="IsAssumed">Whether the quality is assumed and not yet measured.</param>
public sealed record PlottedCandidate(string? Label, double UsdPerThousand, double Quality, bool IsAssumed = false);
