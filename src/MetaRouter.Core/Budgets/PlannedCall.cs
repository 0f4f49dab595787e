using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Budgets;

/// <summary>A call that money is to be held back for.</summary>
/// <param name="Candidate">Who is called.</param>
/// <param name="UpperBound">Most that it can cost, as far as anybody can tell before.</param>
public sealed record PlannedCall(CandidateModel Candidate, Cost UpperBound)
{
    /// <summary>Answer tokens expected before anything was learned from calls, above 0; kept, so that later calls teach how far off that is. Null for none.</summary>
    public double? ExpectedOutputTokens { get; init; }

    /// <summary>Characters that are sent, at least 0; kept with it.</summary>
    public int? PromptCharacters { get; init; }
}
