namespace MetaRouter.Onnx.Preferences;

/// <summary>Names of inputs and outputs in the served files.</summary>
public static class ServedNames
{
    /// <summary>In: contexts, [n, 7].</summary>
    public const string Contexts = "served.contexts";

    /// <summary>Out: what each adds to the sums, [n, 8].</summary>
    public const string Terms = "terms";

    /// <summary>In: the sums, [n, 8].</summary>
    public const string Sums = "served.sums";

    /// <summary>Out: μ, [n, 4].</summary>
    public const string Mean = "mean";

    /// <summary>Out: ln σ², [n, 4].</summary>
    public const string LogVariance = "log_variance";

    /// <summary>Out: a and b of the Beta over w, [n, 2].</summary>
    public const string Shape = "shape";

    /// <summary>In: μ of one person, [1, 4].</summary>
    public const string PolicyMean = "served.mean";

    /// <summary>In: ln σ² of one person, [1, 4].</summary>
    public const string PolicyLogVariance = "served.log_variance";

    /// <summary>In: ŵ of one person, [1, 1].</summary>
    public const string PolicyCostWeight = "served.cost_weight";

    /// <summary>In: q̂, [1, queries, candidates].</summary>
    public const string Quality = "served.quality";

    /// <summary>In: c̃, [1, queries, candidates].</summary>
    public const string Cost = "served.cost";

    /// <summary>Out: the free policy's scores, [1, queries, candidates].</summary>
    public const string Scores = "scores";
}
