namespace MetaRouter.Core.Simulation;

/// <summary>How simulated people are asked to compare.</summary>
public enum PairKind
{
    /// <summary>A random question and a random pair of it.</summary>
    Random,

    /// <summary>The most informative of 24 random (question, pair) from answered questions: onboarding.</summary>
    Chosen,

    /// <summary>A random question, the most informative of its pairs: live use.</summary>
    Own,
}
