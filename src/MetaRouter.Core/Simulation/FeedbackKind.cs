namespace MetaRouter.Core.Simulation;

/// <summary>What a simulated person perceives as an answer's quality.</summary>
public enum FeedbackKind
{
    /// <summary>clip(q̂ + N(0, .15²), 0, 1): people judge by degrees, and agree with the prediction on average. Optimistic.</summary>
    Graded,

    /// <summary>q + N(0, .1²): people see only right or wrong. Pessimistic: below w = ½ such choices say nothing about w.</summary>
    Binary,

    /// <summary>(q + q̂)/2 + N(0, .1²): half of each.</summary>
    Mixed,
}
