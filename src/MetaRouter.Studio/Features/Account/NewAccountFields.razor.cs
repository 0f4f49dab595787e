using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Account;

/// <summary>User name and password of a new account.</summary>
public sealed partial class NewAccountFields
{
    /// <summary>What was typed.</summary>
    [Parameter, EditorRequired]
    public string? UserName { get; set; }

    /// <summary>What is wrong with it.</summary>
    [Parameter, EditorRequired]
    public string? NameProblem { get; set; }

    /// <summary>What is wrong with the password.</summary>
    [Parameter, EditorRequired]
    public string? PasswordProblem { get; set; }

    /// <summary>What is wrong with its repetition.</summary>
    [Parameter, EditorRequired]
    public string? RepetitionProblem { get; set; }
}
