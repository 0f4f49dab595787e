namespace MetaRouter.Studio.Features.Account;

/// <summary>What people type on these pages.</summary>
public sealed class AccountForm
{
    /// <summary>The user name.</summary>
    public string? UserName { get; set; }

    /// <summary>The password: the present one where a new one is set beside it.</summary>
    public string? Password { get; set; }

    /// <summary>The new password.</summary>
    public string? NewPassword { get; set; }

    /// <summary>The new password once more.</summary>
    public string? Again { get; set; }
}
