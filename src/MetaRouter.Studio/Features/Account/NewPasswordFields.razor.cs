using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Account;

/// <summary>A new password, twice.</summary>
public sealed partial class NewPasswordFields
{
    /// <summary>What is wrong with the password.</summary>
    [Parameter, EditorRequired]
    public string? PasswordProblem { get; set; }

    /// <summary>What is wrong with its repetition.</summary>
    [Parameter, EditorRequired]
    public string? RepetitionProblem { get; set; }
}
