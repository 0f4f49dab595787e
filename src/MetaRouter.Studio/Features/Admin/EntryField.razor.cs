using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin;

/// <summary>One field of an entry's form, with what is wrong with it below.</summary>
public sealed partial class EntryField
{
    /// <summary>The form.</summary>
    [Parameter, EditorRequired]
    public EntryForm Form { get; set; } = null!;

    /// <summary>The field's name in the form.</summary>
    [Parameter, EditorRequired]
    public string Field { get; set; } = "";

    /// <summary>What it is called.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>What to type.</summary>
    [Parameter]
    public string Hint { get; set; } = "";

    /// <summary>Type of the input.</summary>
    [Parameter]
    public string Kind { get; set; } = "text";

    /// <summary>Which keyboard a phone shows.</summary>
    [Parameter]
    public string? InputMode { get; set; }

    /// <summary>Longest value.</summary>
    [Parameter]
    public int MaxLength { get; set; } = 500;

    /// <summary>Whether it cannot be changed.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>What may be chosen, as value and label; empty for free text.</summary>
    [Parameter]
    public IReadOnlyList<(string Value, string Label)> Choices { get; set; } = [];

    /// <summary>Follows what is typed.</summary>
    [Parameter]
    public EventCallback OnTyped { get; set; }

    private string InputId => $"entry-{Field}";

    private string? Invalid => Form.ProblemOf(Field) is null ? null : "true";

    private string? Described => (Form.ProblemOf(Field), Hint.Length) switch
    {
        (null, 0) => null,
        (null, _) => $"{InputId}-hint",
        (_, 0) => $"{InputId}-error",
        _ => $"{InputId}-error {InputId}-hint",
    };

    private Task Type(object? value)
    {
        Form[Field] = value as string ?? "";
        return OnTyped.InvokeAsync();
    }
}
