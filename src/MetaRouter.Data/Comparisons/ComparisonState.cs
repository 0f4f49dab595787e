namespace MetaRouter.Data.Comparisons;

/// <summary>Where a comparison stands.</summary>
public enum ComparisonState
{
    /// <summary>At least one answer is still coming.</summary>
    Answering,

    /// <summary>Both answers are there; it waits for a choice.</summary>
    Open,

    /// <summary>Judged.</summary>
    Voted,

    /// <summary>Judged, then taken back; the names are known, so there is no second vote.</summary>
    Withdrawn,

    /// <summary>Never judged: the question was edited or asked again, or the person went on.</summary>
    Superseded,

    /// <summary>An answer failed, so that it cannot be judged.</summary>
    Failed,
}

/// <summary>Why a comparison that was a context is one no longer.</summary>
public enum ContextEnd
{
    /// <summary>The comparison was withdrawn.</summary>
    Withdrawn,

    /// <summary>The person reset their preference.</summary>
    Reset,

    /// <summary>The person deleted the profile that it was a context of.</summary>
    ProfileDeleted,
}

/// <summary>The place of an answer on screen.</summary>
public enum Side
{
    /// <summary>Answer A.</summary>
    Left,

    /// <summary>Answer B.</summary>
    Right,
}

/// <summary>Where an answer stands.</summary>
public enum AnswerState
{
    /// <summary>Still coming; the text is what has been kept so far.</summary>
    Streaming,

    /// <summary>Came to its end.</summary>
    Complete,

    /// <summary>Stopped by the person, or by an early vote.</summary>
    Stopped,

    /// <summary>The provider failed.</summary>
    Failed,

    /// <summary>The program ended while it was coming.</summary>
    Interrupted,
}
