using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Explorer;

/// <summary>What is known about something, line by line.</summary>
public sealed partial class FactList
{
    /// <summary>The lines.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<Fact> Facts { get; set; } = [];
}

/// <summary>A line of <see cref="FactList"/>.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Value">What is known.</param>
public sealed record Fact(string Label, string Value);
