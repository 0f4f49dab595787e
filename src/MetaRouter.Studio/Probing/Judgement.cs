using System.Globalization;

namespace MetaRouter.Studio.Probing;

/// <summary>
/// Both verdicts on one answer, the candidate's text first and second, and what became of them (docs/specs/probes.md). Kept as text with the answer:
/// <see cref="ToText"/> and <see cref="Parse"/>.
/// </summary>
/// <param name="BaselineId">Whose answer was the yardstick; null for a reference.</param>
/// <param name="First">With the candidate's answer as A; null when the judge gave none.</param>
/// <param name="Second">With the candidate's answer as B; null when the judge gave none.</param>
/// <param name="Words">What the judge wrote, Markdown; not to be trusted.</param>
public sealed record Judgement(string? BaselineId, Verdict? First, Verdict? Second, string Words)
{
    private const string None = "none";

    /// <summary>Whether one order prefers the candidate and the other does not: then the place decided, and it counts as a tie.</summary>
    public bool OrdersDisagree => First is { } first && Second is { } second && Math.Sign((int)first) * Math.Sign((int)second) < 0;

    /// <summary>Grade in [0, 1]; null unless both orders have a verdict.</summary>
    public double? Grade => First is not { } first || Second is not { } second ? null
        : OrdersDisagree ? GradeOf(Verdict.AsGood)
        : (GradeOf(first) + GradeOf(second)) / 2;

    /// <summary>What one verdict is worth: bands of a rubric, in which a reference is right by definition and a baseline's answer usable, with room above.</summary>
    private double GradeOf(Verdict verdict) => (verdict, BaselineId) switch
    {
        (Verdict.MuchWorse, _) => 0.1,
        (Verdict.Worse, _) => 0.5,
        (_, null) => 1,
        (Verdict.AsGood, _) => 0.75,
        (Verdict.Better, _) => 0.9,
        _ => 1,
    };

    /// <summary>One line that <see cref="Parse"/> reads, then the judge's words.</summary>
    public string ToText() => $"{JudgePrompt.Version} | {Name(First)} | {Name(Second)} | {BaselineId}\n{Words}";

    /// <summary>The inverse of <see cref="ToText"/>; null for a text that is no judgement.</summary>
    public static Judgement? Parse(string? text)
    {
        if (text is null) return null;
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var parts = (end < 0 ? text : text[..end]).Split(" | ");
        return parts.Length == 4 && parts[0].StartsWith("judge ", StringComparison.Ordinal)
            ? new Judgement(parts[3].Length == 0 ? null : parts[3], Read(parts[1]), Read(parts[2]), end < 0 ? "" : text[(end + 1)..])
            : null;
    }

    private static string Name(Verdict? verdict) => verdict is { } said ? ((int)said).ToString(CultureInfo.InvariantCulture) : None;

    private static Verdict? Read(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var said) && Enum.IsDefined((Verdict)said) ? (Verdict)said : null;
}
