using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using Microsoft.Extensions.AI;

namespace MetaRouter.Llm.Metering;

/// <summary>
/// What one candidate's answer costs, over all attempts to get it. Made for one answer and read when it has ended; dispose it then, so that money that was held
/// back and not used is free again. Written by one call at a time.
/// </summary>
public sealed class CallMeter : IAsyncDisposable
{
    private readonly CandidateModel _candidate;
    private readonly ISpendLedger? _ledger;
    private readonly Spender? _spender;
    private Reservation? _held;

    /// <summary>For answers that nobody charges for.</summary>
    internal CallMeter(CandidateModel candidate) => _candidate = candidate;

    /// <param name="candidate">Who answers.</param>
    /// <param name="ledger">Where money is held back.</param>
    /// <param name="spender">For whom.</param>
    /// <param name="held">Held back for the first attempt; null reserves when it is made.</param>
    internal CallMeter(CandidateModel candidate, ISpendLedger ledger, Spender spender, Reservation? held)
    {
        _ledger = ledger;
        _candidate = candidate;
        _spender = spender;
        _held = held;
    }

    /// <summary>The price of everything that was or may have been charged, in whole 10⁻¹² USD.</summary>
    public Cost Charged { get; private set; } = Cost.Zero;

    /// <summary>The tokens of the last attempt that may have been charged; null while there is none.</summary>
    public TokenUsage? Usage { get; private set; }

    /// <summary>Whether any amount rests on our own count of tokens.</summary>
    public bool IsEstimated { get; private set; }

    /// <summary>Frees what was held back and not used.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _held, null) is { } unused) await _ledger!.ReleaseAsync(unused, CancellationToken.None);
    }

    /// <summary>Holds money back for an attempt and notes that it leaves now.</summary>
    /// <exception cref="AnswerFailure">A budget has no room.</exception>
    internal async Task<Reservation?> SendAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        if (_ledger is null) return null;
        while (true)
        {
            var reservation = Interlocked.Exchange(ref _held, null) ?? await ReserveAsync(messages, cancellationToken);
            try
            {
                if (await _ledger.SentAsync(reservation, cancellationToken)) return reservation;
            }
            catch
            {
                await _ledger.ReleaseAsync(reservation, CancellationToken.None);
                throw;
            }
        }
    }

    /// <summary>An attempt has ended that may have been charged.</summary>
    internal async Task SettleAsync(Reservation? reservation, TokenUsage usage)
    {
        var amount = Cost.FromPicoUsd(_candidate.Price.CostOf(usage).ToPicoUsd());
        Charged += amount;
        Usage = usage;
        IsEstimated |= usage.IsEstimated;
        if (reservation is not null) await _ledger!.SettleAsync(reservation, usage, amount, CancellationToken.None);
    }

    /// <summary>An attempt has ended that cannot have been charged.</summary>
    internal Task ReleaseAsync(Reservation? reservation) =>
        reservation is null ? Task.CompletedTask : _ledger!.ReleaseAsync(reservation, CancellationToken.None);

    private async Task<Reservation> ReserveAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var result = await _ledger!.ReserveAsync(_spender!, [CallBound.Of(_candidate, messages)], cancellationToken);
        return result.Refused is { } refused
            ? throw new AnswerFailure(AnswerFailureKind.BudgetExhausted, FormattableString.Invariant($"budget {refused.Budget.Key}: {refused.Left.Usd} USD left, {refused.Asked.Usd} USD asked for"))
            : result.Reservations[0];
    }
}
