namespace MetaRouter.Core.Comparisons;

/// <summary>Why an answer was preferred or disliked; the first seven are ComparIA's vocabulary.</summary>
public enum ComparisonReason
{
    /// <summary>Useful.</summary>
    Useful,

    /// <summary>Complete.</summary>
    Complete,

    /// <summary>Creative.</summary>
    Creative,

    /// <summary>Clearly formatted.</summary>
    ClearFormatting,

    /// <summary>Factually or logically wrong.</summary>
    Incorrect,

    /// <summary>Superficial.</summary>
    Superficial,

    /// <summary>Did not do what was asked.</summary>
    InstructionsNotFollowed,

    /// <summary>The better answer, whatever the price.</summary>
    BetterAnswer,

    /// <summary>Cheaper, and good enough.</summary>
    CheaperGoodEnough,

    /// <summary>Faster.</summary>
    Faster,
}
