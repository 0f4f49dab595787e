using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Account;

/// <summary>A field of a form that is posted, with what is wrong with it.</summary>
public sealed partial class AccountField
{
    /// <summary>Name in the form; unique on the page.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>What it is.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>The kind of input.</summary>
    [Parameter]
    public string Type { get; set; } = "text";

    /// <summary>What browsers and password stores fill in, in HTML's words.</summary>
    [Parameter, EditorRequired]
    public string Autocomplete { get; set; } = "";

    /// <summary>What was typed; a password is never sent back.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>Most characters.</summary>
    [Parameter]
    public int MaxLength { get; set; } = Access.AccountRules.MaxPasswordLength;

    /// <summary>What is wrong with it; null for nothing.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>What it may look like; null for nothing to say.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Whether the page opens with it.</summary>
    [Parameter]
    public bool IsFirst { get; set; }

    private string Id => Name.Replace('.', '-');

    private string ErrorId => Id + "-error";

    private string HintId => Id + "-hint";

    private string? DescribedBy => (Problem, Hint) switch
    {
        (null, null) => null,
        (null, _) => HintId,
        (_, null) => ErrorId,
        _ => $"{ErrorId} {HintId}",
    };
}
