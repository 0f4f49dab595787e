using MetaRouter.Core.Comparisons;

namespace MetaRouter.Data.Research;

/// <summary>Which judged comparisons a researcher looks at. What is null does not narrow; a range that ends before it begins holds none.</summary>
public sealed record ComparisonFilter
{
    /// <summary>All of them.</summary>
    public static ComparisonFilter All { get; } = new();

    /// <summary>Judged at this moment or later, UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Judged before this moment, UTC.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>One of the two candidates, on either side.</summary>
    public string? CandidateId { get; init; }

    /// <summary>The other of the two, on the other side.</summary>
    public string? OtherCandidateId { get; init; }

    /// <summary>Kind of task.</summary>
    public string? Category { get; init; }

    /// <summary>Language of the query, as an ISO 639 code.</summary>
    public string? Language { get; init; }

    /// <summary>Whether prices were shown.</summary>
    public bool? PricesShown { get; init; }

    /// <summary>Whether the person has agreed to the consent text in force; while nobody is asked, nobody has.</summary>
    public bool? Consented { get; init; }

    /// <summary>What was said.</summary>
    public ComparisonOutcome? Outcome { get; init; }

    /// <summary>Whether question and pair come from the onboarding set.</summary>
    public bool? Onboarding { get; init; }

    /// <summary>Whether an answer named its model.</summary>
    public bool? LeakFlag { get; init; }

    /// <summary>Whether the vote was taken back.</summary>
    public bool? Withdrawn { get; init; }

    /// <summary>Whether it narrows nothing.</summary>
    public bool IsEmpty => this == All;
}
