using MetaRouter.Core.Candidates;

namespace MetaRouter.Data.Probes;

/// <summary>The measurement of one candidate on a set of questions.</summary>
public sealed record Probe
{
    /// <summary>Version 7 identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The candidate.</summary>
    public required string CandidateId { get; init; }

    /// <summary>The set of questions; null for the questions of the answer bank.</summary>
    public Guid? SetId { get; init; }

    /// <summary>How answers are graded.</summary>
    public required ProbeGrading Grading { get; init; }

    /// <summary>The candidate that judges; null when references do.</summary>
    public string? JudgeId { get; init; }

    /// <summary>How many questions it asks, at least 1.</summary>
    public required int Count { get; init; }

    /// <summary>Where it stands.</summary>
    public ProbeState State { get; init; } = ProbeState.Running;

    /// <summary>What it was expected to cost before it began, judging included.</summary>
    public required Cost ExpectedCost { get; init; }

    /// <summary>Why it stopped, for people; null while it runs or when it is done.</summary>
    public string? StopReason { get; init; }

    /// <summary>The admin who began it.</summary>
    public required Guid StartedBy { get; init; }

    /// <summary>When it was begun, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was done, UTC.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>How the answers of a probe are graded.</summary>
public enum ProbeGrading
{
    /// <summary>Against the reference answers, without another model.</summary>
    Reference,

    /// <summary>By a model that sees the reference, or another answer, in both orders.</summary>
    Judge,
}

/// <summary>Where a probe stands.</summary>
public enum ProbeState
{
    /// <summary>It asks.</summary>
    Running,

    /// <summary>It was stopped, or the program was; it can be resumed.</summary>
    Stopped,

    /// <summary>Every question was asked and graded: the candidate is measured.</summary>
    Completed,

    /// <summary>Its measurement counts no longer.</summary>
    Discarded,
}

/// <summary>A probe's answer to one question.</summary>
public sealed record ProbeAnswer
{
    /// <summary>The probe.</summary>
    public required Guid ProbeId { get; init; }

    /// <summary>The question's place in the set, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The question, as it was asked.</summary>
    public required string Query { get; init; }

    /// <summary>The answer; empty when there was none.</summary>
    public required string Text { get; init; }

    /// <summary>Why there is no answer or no grade, for people; null when there is.</summary>
    public string? Failure { get; init; }

    /// <summary>Grade in [0, 1]; null when it has none.</summary>
    public double? Quality { get; init; }

    /// <summary>How it came about, such as what the judge said; for people.</summary>
    public string? Reasoning { get; init; }

    /// <summary>Prompt tokens, at least 0.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Answer tokens, at least 0.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Price of the answer, without judging.</summary>
    public Cost? Cost { get; init; }

    /// <summary>From the call to the end.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
