using MetaRouter.Core.Comparisons;

namespace MetaRouter.Data.Research;

/// <summary>A judged comparison in a line. What an imported file does not say is null. It holds no identity of a person.</summary>
public sealed record ExplorerRow
{
    /// <summary>Longest beginning of a question, in characters.</summary>
    public const int QueryLength = 200;

    /// <summary>Its place in the order of its source.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was judged, UTC.</summary>
    public required DateTimeOffset? JudgedAt { get; init; }

    /// <summary>Kind of task.</summary>
    public required string? Category { get; init; }

    /// <summary>Language of the question.</summary>
    public required string? Language { get; init; }

    /// <summary>The question's first <see cref="QueryLength"/> characters.</summary>
    public required string Query { get; init; }

    /// <summary>Name of the candidate of answer A.</summary>
    public required string Left { get; init; }

    /// <summary>Name of the candidate of answer B.</summary>
    public required string Right { get; init; }

    /// <summary>What was said.</summary>
    public required ComparisonOutcome Outcome { get; init; }

    /// <summary>The same with its strength.</summary>
    public Choice? Choice { get; init; }

    /// <summary>Whether prices were shown.</summary>
    public bool? PricesShown { get; init; }

    /// <summary>Whether the person has agreed to the consent text in force.</summary>
    public bool? Consented { get; init; }

    /// <summary>Whether the vote was taken back.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Whether an answer named its model.</summary>
    public bool LeakFlag { get; init; }

    /// <summary>Whether question and pair come from the onboarding set.</summary>
    public bool Onboarding { get; init; }

    /// <summary>The pseudonym of who judged; an imported file's own.</summary>
    public string? Judge { get; init; }
}

/// <summary>A page of comparisons, newest first.</summary>
/// <param name="Rows">At most as many as were asked for.</param>
/// <param name="HasOlder">Whether some come after the last row.</param>
/// <param name="HasNewer">Whether some come before the first row.</param>
public sealed record ExplorerPage(IReadOnlyList<ExplorerRow> Rows, bool HasOlder, bool HasNewer);

/// <summary>Where a page of comparisons begins: the newest, or next to a sequence. At most one of the two is set.</summary>
/// <param name="Before">Only older ones than this sequence.</param>
/// <param name="After">Only newer ones than this sequence, those next to it.</param>
public readonly record struct ExplorerPlace(long? Before = null, long? After = null);
