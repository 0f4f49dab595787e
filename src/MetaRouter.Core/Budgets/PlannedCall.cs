using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Budgets;

/// <summary>A call that money is to be held back for.</summary>
/// <param name="Candidate">Who is called.</param>
/// <param name="UpperBound">Most that it can cost, as far as anybody can tell before.</param>
public sealed record PlannedCall(CandidateModel Candidate, Cost UpperBound);
