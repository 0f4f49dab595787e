using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Llm.Tests;

/// <summary>A ledger in memory that writes down what happens, and has room for so many reservations.</summary>
public sealed class FakeLedger : ISpendLedger
{
    private readonly Lock _lock = new();
    private readonly List<string> _events = [];
    private readonly Dictionary<Guid, Reservation> _held = [];

    public static Spender Spender { get; } = new()
    {
        Purpose = ChargePurpose.Comparison,
        Budgets = [new Budget(Budget.InstanceKey, new Cost(1), BudgetCalendar.Daily)],
    };

    public int Room { get; set; } = int.MaxValue;

    /// <summary>How many of the next reservations are lost before they are sent.</summary>
    public int Lost { get; set; }

    public IReadOnlyList<string> Events
    {
        get
        {
            lock (_lock) return [.. _events];
        }
    }

    public TokenUsage Usage { get; private set; }

    public Cost Amount { get; private set; }

    public Cost Bound { get; private set; }

    public int Held
    {
        get
        {
            lock (_lock) return _held.Count;
        }
    }

    public Task<ReserveResult> ReserveAsync(Spender spender, IReadOnlyList<PlannedCall> calls, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Room < calls.Count)
            {
                _events.Add("refused");
                var budget = spender.Budgets[0];
                return Task.FromResult(new ReserveResult([], new BudgetRefused(budget, budget.Calendar.At(DateTimeOffset.UnixEpoch), Cost.Zero, Cost.Zero, calls[0].UpperBound, Cost.Zero)));
            }
            Room -= calls.Count;
            Bound = calls[^1].UpperBound;
            _events.Add("reserved");
            List<Reservation> reservations = [.. calls.Select(call => new Reservation(Guid.NewGuid(), call, spender))];
            foreach (var reservation in reservations) _held.Add(reservation.ChargeId, reservation);
            return Task.FromResult(new ReserveResult(reservations, null));
        }
    }

    public Task<bool> SentAsync(Reservation reservation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (Lost > 0)
            {
                Lost--;
                _held.Remove(reservation.ChargeId);
                return Task.FromResult(false);
            }
        }
        return Task.FromResult(Note(reservation, "sent", ends: false));
    }

    public Task<IReadOnlyList<BudgetAlert>> SettleAsync(Reservation reservation, TokenUsage usage, Cost amount, CancellationToken cancellationToken)
    {
        (Usage, Amount) = (usage, amount);
        Note(reservation, "settled", ends: true);
        return Task.FromResult<IReadOnlyList<BudgetAlert>>([]);
    }

    public Task ReleaseAsync(Reservation reservation, CancellationToken cancellationToken)
    {
        Note(reservation, "released", ends: true);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<BudgetStatus>> StatusAsync(IReadOnlyList<Budget> budgets, CancellationToken cancellationToken) => throw new NotSupportedException();

    private bool Note(Reservation reservation, string what, bool ends)
    {
        lock (_lock)
        {
            if (!_held.ContainsKey(reservation.ChargeId)) throw new InvalidOperationException($"{what}, yet not held back any more.");
            if (ends) _held.Remove(reservation.ChargeId);
            _events.Add(what);
            return true;
        }
    }
}
