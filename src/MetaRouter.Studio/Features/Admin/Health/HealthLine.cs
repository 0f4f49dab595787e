namespace MetaRouter.Studio.Features.Admin.Health;

/// <summary>How a part of the program does.</summary>
public enum HealthLevel
{
    /// <summary>As it should.</summary>
    Good,

    /// <summary>It works, and somebody should look at it.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Bad,
}

/// <summary>One thing that an admin looks at.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">How it stands.</param>
/// <param name="Level">How it does.</param>
/// <param name="Remedy">What to do; empty when nothing is to be done.</param>
public sealed record HealthLine(string Name, string Value, HealthLevel Level = HealthLevel.Good, string Remedy = "");

/// <summary>Lines that belong together.</summary>
/// <param name="Title">Their heading.</param>
/// <param name="Lines">The lines.</param>
public sealed record HealthGroup(string Title, IReadOnlyList<HealthLine> Lines);
