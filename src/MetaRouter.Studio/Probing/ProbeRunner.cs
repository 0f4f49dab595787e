using System.Globalization;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Probes;
using MetaRouter.Llm;

namespace MetaRouter.Studio.Probing;

/// <summary>Asks a probe's questions in the background, a few at a time, and stores each answer as soon as it is there.</summary>
public sealed partial class ProbeRunner(
    ProbeStore store, ProbeRuns runs, ProbeCalls calls, AnswerJudging judging, ProbePublishing publishing, TimeProvider time, ILogger<ProbeRunner> logger)
{
    private const int AtOnce = 4;

    /// <summary>Whether nothing is left to do about a question: an answer without a grade is graded when the probe is resumed, and not paid for again.</summary>
    public static bool IsDone(ProbeAnswer answer) => answer.Quality is not null;

    /// <summary>Starts the run; returns at once.</summary>
    /// <param name="run">What to do.</param>
    /// <param name="answers">What is stored already.</param>
    public void Start(ProbeRun run, IReadOnlyList<ProbeAnswer> answers)
    {
        runs.Add(run);
        run.Completion = Task.Run(() => CompleteAsync(run, answers), CancellationToken.None);
    }

    private async Task CompleteAsync(ProbeRun run, IReadOnlyList<ProbeAnswer> answers)
    {
        try
        {
            await AskAllAsync(run, answers.ToDictionary(answer => answer.Index));
            await EndAsync(run);
        }
        catch (Exception error)
        {
            LogUnexpected(error, run.Id);
            await TryStopAsync(run);
        }
        finally
        {
            runs.Remove(run);
        }
    }

    private async Task AskAllAsync(ProbeRun run, Dictionary<int, ProbeAnswer> known)
    {
        var open = run.Plan.Set.Questions.Where(question => !known.TryGetValue(question.Index, out var answer) || !IsDone(answer)).ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = run.Stopping };
        try
        {
            // The body does not take the token: a run that is stopped lets calls under way come to their end.
            await Parallel.ForEachAsync(open, options, async (question, _) => await AskAsync(run, question, known.GetValueOrDefault(question.Index)));
        }
        catch (OperationCanceledException) when (run.Stopping.IsCancellationRequested)
        {
            // What was answered is stored.
        }
    }

    private async Task AskAsync(ProbeRun run, ProbeQuestion question, ProbeAnswer? known)
    {
        var answer = known ?? new ProbeAnswer { ProbeId = run.Id, Index = question.Index, Query = question.Query, Text = "", At = time.GetUtcNow() };
        try
        {
            if (answer.Text.Length == 0)
            {
                answer = await calls.AnswerAsync(run, answer);
                await KeepAsync(run, answer);
            }

            if (run.Stopping.IsCancellationRequested) return;
            await KeepAsync(run, run.Plan.Judge is null ? Compared(answer, question.Reference!) : await judging.JudgeAsync(run, question, answer));
            run.Succeed();
        }
        catch (OperationCanceledException) when (run.Aborting.IsCancellationRequested)
        {
            // Broken off: it is asked again when the probe is resumed.
        }
        catch (ProbeCallFailure failed)
        {
            LogFailed(run.Id, failed.Candidate.Id, failed.Failure.Kind, failed.Failure.ProviderWords ?? "no words from the provider");
            await KeepAsync(run, answer with { Failure = failed.Message });
            run.Fail(failed.Failure, failed.Message);
        }
    }

    // Stopped by another process, or discarded: then nothing more is asked.
    private async Task KeepAsync(ProbeRun run, ProbeAnswer answer)
    {
        if (!await store.SaveAnswerAsync(answer, CancellationToken.None)) run.Stop();
    }

    private static ProbeAnswer Compared(ProbeAnswer answer, string reference)
    {
        var (grade, how) = ReferenceGrade.Of(answer.Text, reference);
        return answer with { Quality = grade, Reasoning = how, Failure = null };
    }

    private async Task EndAsync(ProbeRun run)
    {
        var (reason, total) = (run.Reason, run.Plan.Set.Questions.Count);
        if (reason is null && run.Stopping.IsCancellationRequested) return; // Whoever stopped it has stored why.
        var graded = (await store.AnswersAsync(run.Id, CancellationToken.None)).Count(IsDone);
        if (graded < total && graded < Math.Max(ProbePublishing.FewestGrades, total / 2))
            reason ??= string.Format(CultureInfo.CurrentCulture, ProbingText.StoppedTooFew, graded, total);
        if (reason is not null) await store.StopAsync(Actor.Program, run.Id, reason, CancellationToken.None);
        else if (await store.CompleteAsync(run.Id, CancellationToken.None)) await publishing.PublishAsync();
    }

    private async Task TryStopAsync(ProbeRun run)
    {
        run.Stop();
        try
        {
            await store.StopAsync(Actor.Program, run.Id, ProbingText.StoppedUnexpectedly, CancellationToken.None);
        }
        catch (Exception error)
        {
            LogUnexpected(error, run.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Probe {ProbeId} ended unexpectedly")]
    private partial void LogUnexpected(Exception error, Guid probeId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call of probe {ProbeId} to {CandidateId} failed: {Kind} ({ProviderWords})")]
    private partial void LogFailed(Guid probeId, string candidateId, AnswerFailureKind kind, string providerWords);
}
