using MetaRouter.Core.Candidates;
using MetaRouter.Data.Probes;

namespace MetaRouter.Studio.Probing;

/// <summary>What an admin asks for.</summary>
/// <param name="CandidateId">Who is to be measured.</param>
/// <param name="SetId">On which questions; null for those of the answer bank.</param>
/// <param name="JudgeId">Who judges; null to compare with references.</param>
public sealed record ProbeRequest(string CandidateId, Guid? SetId, string? JudgeId);

/// <summary>A measurement that can be made: everybody in it can be called.</summary>
/// <param name="Candidate">Who is measured.</param>
/// <param name="Set">On which questions.</param>
/// <param name="Judge">Who judges; null to compare with references.</param>
/// <param name="Baseline">Whose answers stand in where a question has no reference; null where none is needed.</param>
public sealed record ProbePlan(CandidateModel Candidate, AskedSet Set, CandidateModel? Judge, CandidateModel? Baseline)
{
    /// <summary>Most answer tokens of a judge: five sentences, and some thought before them.</summary>
    private const int JudgeTokens = 2048;

    /// <summary>Who judges, with the length that judging needs.</summary>
    public CandidateModel? Judge { get; } = Judge is null ? null : Judge with { MaxOutputTokens = Math.Min(Judge.MaxOutputTokens, JudgeTokens) };

    /// <summary>How answers are graded.</summary>
    public ProbeGrading Grading => Judge is null ? ProbeGrading.Reference : ProbeGrading.Judge;
}
