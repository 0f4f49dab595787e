namespace MetaRouter.Core.Evaluation;

/// <summary>Why an off-policy estimate should not be relied on.</summary>
[Flags]
public enum OffPolicyWarning
{
    /// <summary>Nothing speaks against it.</summary>
    None = 0,

    /// <summary>There are no rows.</summary>
    NoRows = 1,

    /// <summary>The effective sample size is below 50 or below a tenth of the rows: a few decisions carry the estimate.</summary>
    FewEffectiveRows = 2,

    /// <summary>A hundredth or more of what the policy would do was never done by the logged one.</summary>
    Unsupported = 4,

    /// <summary>Weights were cut, which biases the estimates towards what the logged policy does.</summary>
    Clipped = 8,
}
