namespace MetaRouter.Training.MetaTraining.Episodes;

/// <summary>What a simulated person perceives of an answer's quality.</summary>
public enum FeedbackKind
{
    /// <summary>By degrees: clip(q̂ + N(0, .15²), 0, 1).</summary>
    Graded,

    /// <summary>Right or wrong: q + N(0, .1²).</summary>
    Binary,

    /// <summary>Something of both: (q + q̂)/2 + N(0, .1²).</summary>
    Mixed,
}
