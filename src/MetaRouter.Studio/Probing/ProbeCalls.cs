using System.Globalization;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Probes;
using MetaRouter.Llm;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Comparing;
using Microsoft.Extensions.AI;

namespace MetaRouter.Studio.Probing;

/// <summary>A call of a probe came to nothing. The message is for admins: who was called, why, and what the provider said.</summary>
public sealed class ProbeCallFailure(CandidateModel candidate, AnswerFailure failure) : Exception(Sentence(candidate, failure))
{
    /// <summary>Who was called.</summary>
    public CandidateModel Candidate { get; } = candidate;

    /// <summary>Why.</summary>
    public AnswerFailure Failure { get; } = failure;

    private static string Sentence(CandidateModel candidate, AnswerFailure failure) => failure.ProviderWords is { Length: > 0 } words
        ? string.Format(CultureInfo.CurrentCulture, ProbingText.FailedInWords, candidate.Name, failure.Message, words)
        : string.Format(CultureInfo.CurrentCulture, ProbingText.Failed, candidate.Name, failure.Message);
}

/// <summary>The calls of a probe, each through the ledger.</summary>
public sealed class ProbeCalls(ChatClientDirectory clients, TimeProvider time)
{
    /// <summary>The measured candidate's answer, without a grade.</summary>
    /// <param name="run">The probe.</param>
    /// <param name="asked">The question's row.</param>
    /// <exception cref="ProbeCallFailure">There is none.</exception>
    /// <exception cref="OperationCanceledException">The run was broken off.</exception>
    internal async Task<ProbeAnswer> AnswerAsync(ProbeRun run, ProbeAnswer asked)
    {
        var answer = await CallAsync(run, run.Plan.Candidate, [new ChatMessage(ChatRole.User, asked.Query)]);
        return asked with
        {
            Text = answer.Progress.Text,
            Failure = null,
            InputTokens = answer.Usage?.Input,
            OutputTokens = answer.Usage?.Output,
            Cost = answer.Cost,
            Duration = answer.Duration,
            At = time.GetUtcNow(),
        };
    }

    /// <summary>What somebody replies.</summary>
    /// <exception cref="ProbeCallFailure">Nothing.</exception>
    /// <exception cref="OperationCanceledException">The run was broken off.</exception>
    internal async Task<string> TextAsync(ProbeRun run, CandidateModel candidate, IReadOnlyList<ChatMessage> messages) =>
        (await CallAsync(run, candidate, messages)).Progress.Text;

    private async Task<AnswerRun> CallAsync(ProbeRun run, CandidateModel candidate, IReadOnlyList<ChatMessage> messages)
    {
        run.Aborting.ThrowIfCancellationRequested();
        var answer = new AnswerRun(candidate, clients.Call(candidate, run.Spender), Cost.Zero, time);
        try
        {
            await answer.RunAsync(messages, static () => { }, run.Aborting);
        }
        finally
        {
            run.Pay(answer.Cost ?? Cost.Zero);
        }

        var progress = answer.Progress;
        if (progress.State == AnswerState.Stopped) throw new OperationCanceledException(run.Aborting);
        if (progress.Failure is { } failure) throw new ProbeCallFailure(candidate, failure);
        return progress.Text.Length > 0 ? answer : throw new ProbeCallFailure(candidate, new AnswerFailure(AnswerFailureKind.Empty));
    }
}
