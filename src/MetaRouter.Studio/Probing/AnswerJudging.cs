using MetaRouter.Core.Candidates;
using MetaRouter.Data.Probes;
using Microsoft.Extensions.AI;

namespace MetaRouter.Studio.Probing;

/// <summary>Has an answer judged beside its yardstick, once in each order.</summary>
public sealed class AnswerJudging(ProbeCalls calls)
{
    /// <summary>The answer with its grade; without one, and with the reason, when the judge gives no verdict.</summary>
    /// <exception cref="ProbeCallFailure">A call failed.</exception>
    /// <exception cref="OperationCanceledException">The run was broken off.</exception>
    internal async Task<ProbeAnswer> JudgeAsync(ProbeRun run, ProbeQuestion question, ProbeAnswer answer)
    {
        var judge = run.Plan.Judge!;
        var yardstick = await YardstickAsync(run, question);
        var (first, firstWords) = await VerdictAsync(run, judge, question, answer, yardstick, candidateIsA: true);
        var (second, secondWords) = await VerdictAsync(run, judge, question, answer, yardstick, candidateIsA: false);
        var judgement = new Judgement(yardstick.BaselineId, first, second, $"{firstWords}\n\n---\n\n{secondWords}");
        return answer with { Quality = judgement.Grade, Reasoning = judgement.ToText(), Failure = judgement.Grade is null ? ProbingText.NoVerdict : null };
    }

    private async Task<Yardstick> YardstickAsync(ProbeRun run, ProbeQuestion question)
    {
        if (question.Reference is { } reference) return new Yardstick(reference, BaselineId: null);
        var baseline = run.Plan.Baseline!;
        return new Yardstick(await calls.TextAsync(run, baseline, [new ChatMessage(ChatRole.User, question.Query)]), baseline.Id);
    }

    private async Task<(Verdict? Verdict, string Words)> VerdictAsync(
        ProbeRun run, CandidateModel judge, ProbeQuestion question, ProbeAnswer answer, Yardstick yardstick, bool candidateIsA)
    {
        var messages = JudgePrompt.Of(question.Query, answer.Text, yardstick, candidateIsA);
        var reply = await calls.TextAsync(run, judge, messages);
        if (JudgeVerdict.Read(reply, candidateIsA) is { } verdict) return (verdict, reply);
        var again = await calls.TextAsync(run, judge, [.. messages, new ChatMessage(ChatRole.Assistant, reply), JudgePrompt.Reminder]);
        return (JudgeVerdict.Read(again, candidateIsA), $"{reply}\n\n{again}");
    }
}
