namespace MetaRouter.Data.Accounts;

/// <summary>
/// How a person signs in. A person without one is a guest. Changed by ASP.NET Core Identity, which reads and writes one property at a time, and stored
/// by <c>AccountStore</c> only while <see cref="ConcurrencyStamp"/> is still the one that was read.
/// </summary>
public sealed class Account
{
    /// <summary>Longest user name, in characters.</summary>
    public const int MaxUserNameLength = 100;

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>What they sign in with, as they wrote it.</summary>
    public string UserName { get; set; } = "";

    /// <summary>The same as it is compared; unique.</summary>
    public string NormalizedUserName { get; set; } = "";

    /// <summary>Hash of the password; null for an account that cannot sign in yet.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with everything that ends sessions: password, role, deactivation.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Changes with every write.</summary>
    public string ConcurrencyStamp { get; set; } = "";

    /// <summary>What they may do.</summary>
    public Role Role { get; set; } = Role.User;

    /// <summary>Whether an admin has not taken the account out of use.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Failures to sign in since the last success or lock, at least 0.</summary>
    public int FailedAttempts { get; set; }

    /// <summary>Until when nobody can sign in, UTC; null when they can.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
