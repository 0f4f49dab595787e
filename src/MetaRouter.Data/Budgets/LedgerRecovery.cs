using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Budgets;

/// <summary>What was recovered.</summary>
/// <param name="Settled">Charges settled at what had been held back for them.</param>
/// <param name="Released">Charges released.</param>
public readonly record struct RecoveredCharges(int Settled, int Released)
{
    /// <summary>There was nothing.</summary>
    public static RecoveredCharges None => default;
}

/// <summary>
/// Ends the charges of programs that died. A call that was never sent cost nothing: released. One that was sent may have cost anything up to what was held back,
/// and nobody will tell: settled at that, marked estimated, so that the bound on spending holds. Several programs may recover at once; each charge ends once.
/// </summary>
public sealed class LedgerRecovery(StudioDatabase database, HostPresence presence, TimeProvider time)
{
    /// <summary>Ends the charges that no running program will end.</summary>
    public async Task<RecoveredCharges> RecoverAsync(CancellationToken cancellationToken)
    {
        var recovered = RecoveredCharges.None;
        foreach (var host in await HostsAsync(cancellationToken))
        {
            // Their calls were read before the host was seen to be dead: it makes none after.
            if (await presence.IsRunningAsync(host, cancellationToken)) continue;
            foreach (var charge in await ReservedAsync(host, cancellationToken))
            {
                if (!await database.WriteAsync(context => EndAsync(context, charge, cancellationToken), cancellationToken)) continue;
                recovered = charge.SentAt is null ? recovered with { Released = recovered.Released + 1 } : recovered with { Settled = recovered.Settled + 1 };
            }
        }
        return recovered;
    }

    /// <summary>Gives answers their price that a program had charged and not written down before it died.</summary>
    /// <returns>How many.</returns>
    public async Task<int> PriceAnswersAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var unpriced = await context.Unpriced().ToListAsync(cancellationToken);
        var running = new HashSet<Guid>();
        foreach (var host in unpriced.Select(charge => charge.HostId).Distinct())
            if (await presence.IsRunningAsync(host, cancellationToken)) running.Add(host);
        var priced = 0;
        foreach (var (turn, candidate) in unpriced.Where(charge => !running.Contains(charge.HostId)).Select(charge => (charge.TurnId!.Value, charge.CandidateId)).Distinct())
            priced += await database.WriteAsync(writing => writing.PriceAnswerAsync(turn, candidate, cancellationToken), cancellationToken);
        return priced;
    }

    private async Task<bool> EndAsync(StudioContext context, Charge charge, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (charge.SentAt is null)
        {
            if (!await context.ReleaseAsync(charge.Id, now, cancellationToken)) return false;
        }
        else
        {
            if (await context.EndAsync(charge.Id, ChargeState.Settled, charge.Reserved, isEstimated: true, now, cancellationToken) is not { } held) return false;
            await context.MoveAsync(charge.Id, -held, held, cancellationToken);
        }
        if (charge.TurnId is { } turn) await context.PriceAnswerAsync(turn, charge.CandidateId, cancellationToken);
        return true;
    }

    private async Task<List<Guid>> HostsAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Charges.Where(charge => charge.State == ChargeState.Reserved).Select(charge => charge.HostId).Distinct().ToListAsync(cancellationToken);
    }

    private async Task<List<Charge>> ReservedAsync(Guid host, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Charges.Where(charge => charge.State == ChargeState.Reserved && charge.HostId == host)
            .OrderBy(charge => charge.Sequence).ToListAsync(cancellationToken);
    }
}
