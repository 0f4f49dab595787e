namespace MetaRouter.Core.Quality.Online;

/// <summary>What the arms regress on what.</summary>
public enum ArmFeatures
{
    /// <summary>x: principal components of the embedding and a constant; target: reward − base q̂, what the quality predictor leaves. The default.</summary>
    Residual,

    /// <summary>x: the query in PILOT's shared space, unit length; target: reward.</summary>
    Paper,
}

/// <summary>How an arm's estimate is read in the paper's form.</summary>
public enum ArmScore
{
    /// <summary>cos(x, θ), as published.</summary>
    Cosine,

    /// <summary>θᵀx.</summary>
    Dot,
}

/// <summary>The form of a set of arms and its constants. Immutable.</summary>
public sealed record ArmForm
{
    private readonly int _dimensions = PrincipalComponents.DefaultCount + 1;
    private readonly double _alpha = 0.1;
    private readonly double _ridge = 30;
    private readonly double _forgetting = 1;

    /// <summary>The residual form with its defaults: 33 features, α .1, λ 30.</summary>
    public static ArmForm Residual { get; } = new();

    /// <summary>The paper's form with its defaults: 64 features, α .3, λ 1 for candidates without a prior, score by cosine.</summary>
    public static ArmForm Paper { get; } = new() { Features = ArmFeatures.Paper, Dimensions = 64, Alpha = 0.3, Ridge = 1 };

    /// <summary>What is regressed on what.</summary>
    public ArmFeatures Features { get; init; }

    /// <summary>How the paper's form is read; the residual form is always θᵀx.</summary>
    public ArmScore Score { get; init; }

    /// <summary>Number of features, at least 1.</summary>
    public int Dimensions
    {
        get => _dimensions;
        init => _dimensions = value >= 1 ? value : throw Range(nameof(Dimensions), "at least 1", value);
    }

    /// <summary>α ≥ 0: how much an arm's width counts when it is chosen; 0 never explores.</summary>
    public double Alpha
    {
        get => _alpha;
        init => _alpha = value >= 0 ? value : throw Range(nameof(Alpha), "at least 0", value);
    }

    /// <summary>λ > 0 of a candidate that comes without a prior of its own.</summary>
    public double Ridge
    {
        get => _ridge;
        init => _ridge = value > 0 ? value : throw Range(nameof(Ridge), "above 0", value);
    }

    /// <summary>γ in (0, 1]; 1 never forgets.</summary>
    public double Forgetting
    {
        get => _forgetting;
        init => _forgetting = value is > 0 and <= 1 ? value : throw Range(nameof(Forgetting), "above 0 and at most 1", value);
    }

    /// <summary>Names form, constants that learning depends on, and the features' origin; arms of another version must be learned again.</summary>
    /// <param name="featureSpace">Version of what makes x, and of the base predictions where there are any.</param>
    public string Version(string featureSpace) => FormattableString.Invariant(
        $"arms-1-{Features.ToString().ToLowerInvariant()}-{Dimensions}-ridge{Ridge:R}-gamma{Forgetting:R}-{featureSpace}");

    private static ArgumentOutOfRangeException Range(string name, string range, double value) =>
        new(name, FormattableString.Invariant($"{name} of the arms must be {range}; it is {value}."));
}
