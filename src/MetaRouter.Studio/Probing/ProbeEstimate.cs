using MetaRouter.Core.Candidates;
using MetaRouter.Core.Quality;

namespace MetaRouter.Studio.Probing;

/// <summary>What a measurement costs, as far as can be told before.</summary>
/// <param name="Expected">With answers as long as they are expected to be.</param>
/// <param name="AtMost">With every answer as long as is allowed, and every judgement asked for twice.</param>
/// <param name="Judging">The part of <paramref name="Expected"/> that goes to the judge and the baseline.</param>
public sealed record ProbeEstimate(Cost Expected, Cost AtMost, Cost Judging)
{
    /// <summary>Characters of the judge's instructions.</summary>
    private const int Instructions = 1500;

    private const double VerdictTokens = 150;
    private const int CharactersPerToken = 4;
    private const int Orders = 2;

    /// <summary>The estimate of a plan.</summary>
    /// <param name="plan">Who takes part.</param>
    /// <param name="expectedTokens">Answer tokens expected of a candidate.</param>
    public static ProbeEstimate Of(ProbePlan plan, Func<CandidateModel, double> expectedTokens)
    {
        var expected = Parts(plan, candidate => Math.Min(expectedTokens(candidate), candidate.MaxOutputTokens), _ => VerdictTokens, attempts: 1);
        var most = Parts(plan, candidate => candidate.MaxOutputTokens, judge => judge.MaxOutputTokens, attempts: 2);
        return new ProbeEstimate(expected.Answers + expected.Judging, most.Answers + most.Judging, expected.Judging);
    }

    private static (Cost Answers, Cost Judging) Parts(
        ProbePlan plan, Func<CandidateModel, double> answerTokens, Func<CandidateModel, double> verdictTokens, int attempts)
    {
        var (answers, judging) = (Cost.Zero, Cost.Zero);
        foreach (var question in plan.Set.Questions)
        {
            answers += plan.Candidate.Price.CostOf(CostPredictor.PromptTokens(question.Query.Length), answerTokens(plan.Candidate));
            if (plan.Judge is not { } judge) continue;
            var yardstick = question.Reference?.Length ?? answerTokens(plan.Baseline!) * CharactersPerToken;
            if (question.Reference is null) judging += plan.Baseline!.Price.CostOf(CostPredictor.PromptTokens(question.Query.Length), answerTokens(plan.Baseline));
            var characters = Instructions + question.Query.Length + yardstick + answerTokens(plan.Candidate) * CharactersPerToken;
            for (var call = 0; call < Orders * attempts; call++)
                judging += judge.Price.CostOf(CostPredictor.PromptTokens((int)characters), Math.Min(verdictTokens(judge), judge.MaxOutputTokens));
        }

        return (answers, judging);
    }
}
