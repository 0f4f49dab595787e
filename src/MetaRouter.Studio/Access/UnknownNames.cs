using MetaRouter.Data.Accounts;

namespace MetaRouter.Studio.Access;

/// <summary>
/// Attempts to sign in with names that nobody has: they lock like those of accounts, so that a lock does not tell which names there are.
/// Kept in memory, the most recent ones only. Safe for concurrent use.
/// </summary>
internal sealed class UnknownNames(TimeProvider time)
{
    private const int MostNames = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Failed, DateTimeOffset? LockedUntil)> _names = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Counts an attempt, as <see cref="AccountStore.BeginAttemptAsync"/> does.</summary>
    public SignInAttempt Begin(string normalizedName)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (!_names.TryGetValue(normalizedName, out var known))
            {
                if (_names.Count == MostNames) _names.Remove(_order.Dequeue());
                _order.Enqueue(normalizedName);
            }

            if (known.LockedUntil > now) return new SignInAttempt(false, known.LockedUntil);
            var failed = known.Failed + 1;
            DateTimeOffset? lockedUntil = failed >= AttemptLimit.Most ? now + AttemptLimit.LockFor : null;
            _names[normalizedName] = (lockedUntil is null ? failed : 0, lockedUntil);
            return new SignInAttempt(true, lockedUntil);
        }
    }
}
