namespace MetaRouter.Core.Budgets;

/// <summary>What a call was for.</summary>
public enum ChargePurpose
{
    /// <summary>An answer of a comparison.</summary>
    Comparison,

    /// <summary>An answer that the router chose.</summary>
    Routing,

    /// <summary>Measuring a candidate.</summary>
    Probe,

    /// <summary>Trying whether a provider answers.</summary>
    Test,
}
