using MetaRouter.Core.Candidates;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Probes;

/// <summary>What a probe has measured of a candidate's answer to one question.</summary>
/// <param name="CandidateId">The candidate.</param>
/// <param name="Query">The question.</param>
/// <param name="Quality">Grade in [0, 1]; null when there is none.</param>
/// <param name="OutputTokens">Length in tokens, at least 0; null when nobody counted.</param>
public sealed record Measurement(string CandidateId, string Query, double? Quality, long? OutputTokens);

/// <summary>How far a probe has come, by what is stored.</summary>
/// <param name="Answered">Questions with an answer.</param>
/// <param name="Graded">Those of them with a grade.</param>
/// <param name="Mean">Mean grade; null without grades.</param>
public sealed record ProbeStanding(int Answered, int Graded, double? Mean);

public sealed partial class ProbeStore
{
    /// <summary>All probes, newest first, and how far each has come.</summary>
    public async Task<IReadOnlyList<(Probe Probe, ProbeStanding Standing)>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var probes = await context.Probes.OrderByDescending(probe => probe.StartedAt).ThenByDescending(probe => probe.Id).ToListAsync(cancellationToken);
        var standings = await context.ProbeAnswers.GroupBy(answer => answer.ProbeId).Select(group => new
        {
            ProbeId = group.Key,
            Answered = group.Count(answer => answer.Text != ""),
            Graded = group.Count(answer => answer.Quality != null),
            Mean = group.Average(answer => answer.Quality),
        }).ToDictionaryAsync(row => row.ProbeId, row => new ProbeStanding(row.Answered, row.Graded, row.Mean), cancellationToken);
        return [.. probes.Select(probe => (probe, standings.GetValueOrDefault(probe.Id) ?? new ProbeStanding(0, 0, null)))];
    }

    /// <summary>A probe; null for an unknown one.</summary>
    public async Task<Probe?> FindAsync(Guid probeId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Probes.SingleOrDefaultAsync(probe => probe.Id == probeId, cancellationToken);
    }

    /// <summary>A probe's answers in the order of the questions, failed ones included.</summary>
    public async Task<IReadOnlyList<ProbeAnswer>> AnswersAsync(Guid probeId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.ProbeAnswers.Where(answer => answer.ProbeId == probeId).OrderBy(answer => answer.Index).ToListAsync(cancellationToken);
    }

    /// <summary>What a probe has cost so far by the ledger, judging and failed calls included.</summary>
    public async Task<Cost> SpentAsync(Guid probeId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return Cost.FromPicoUsd(await context.Charges.Where(charge => charge.TurnId == probeId).SumAsync(charge => charge.Amount ?? 0, cancellationToken));
    }

    /// <summary>The probes whose measurements count, newest first; cheap.</summary>
    public async Task<IReadOnlyList<Guid>> CountingAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Probes.Where(probe => probe.State == ProbeState.Completed).OrderByDescending(probe => probe.CompletedAt).ThenByDescending(probe => probe.Id)
            .Select(probe => probe.Id).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Everything that completed probes have measured and that was not discarded, newest first: where a candidate answered a question twice, the first counts.
    /// </summary>
    public async Task<IReadOnlyList<Measurement>> MeasurementsAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var query =
            from probe in context.Probes
            where probe.State == ProbeState.Completed
            join answer in context.ProbeAnswers on probe.Id equals answer.ProbeId
            where answer.Text != ""
            orderby probe.CompletedAt descending, probe.Id descending, answer.Index
            select new Measurement(probe.CandidateId, answer.Query, answer.Quality, answer.OutputTokens);
        return await query.ToListAsync(cancellationToken);
    }
}
