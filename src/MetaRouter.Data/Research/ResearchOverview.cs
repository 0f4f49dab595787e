using MetaRouter.Core.Comparisons;

namespace MetaRouter.Data.Research;

/// <summary>What there is to research, in counts. Unless said otherwise, comparisons that were judged and not taken back. Immutable.</summary>
public sealed record ResearchOverview
{
    /// <summary>Comparisons that were judged and stand.</summary>
    public required long Judged { get; init; }

    /// <summary>Comparisons whose vote was taken back.</summary>
    public required long Withdrawn { get; init; }

    /// <summary>Comparisons that wait for answers or a vote.</summary>
    public required long Open { get; init; }

    /// <summary>People who have judged.</summary>
    public required long People { get; init; }

    /// <summary>Comparisons that a preference rests on.</summary>
    public required long Contexts { get; init; }

    /// <summary>How often prices were shown.</summary>
    public required long PricesShown { get; init; }

    /// <summary>How often the person has agreed to the consent text in force.</summary>
    public required long Consented { get; init; }

    /// <summary>How often each choice was made; all six.</summary>
    public required IReadOnlyDictionary<Choice, long> Choices { get; init; }

    /// <summary>By kind of task, the most frequent first; null for unknown.</summary>
    public required IReadOnlyList<NamedCount> Categories { get; init; }

    /// <summary>By language, the most frequent first; null for unknown.</summary>
    public required IReadOnlyList<NamedCount> Languages { get; init; }

    /// <summary>By day (UTC) of the vote, oldest first, days without votes left out.</summary>
    public required IReadOnlyList<DayCount> Days { get; init; }

    /// <summary>Which candidates were compared how often.</summary>
    public required PairCoverage Pairs { get; init; }

    /// <summary>How far people agree on sample questions; null when no two people have judged the same.</summary>
    public required JudgementAgreement? Agreement { get; init; }

    /// <summary>How often A was preferred, of the times that one was; null when none was.</summary>
    public Proportion? LeftShare
    {
        get
        {
            var left = Choices[Choice.AMuchBetter] + Choices[Choice.ABetter];
            return Proportion.Of(left, left + Choices[Choice.BMuchBetter] + Choices[Choice.BBetter]);
        }
    }
}

/// <summary>How often something with a name occurs.</summary>
/// <param name="Name">The name; null for unknown.</param>
/// <param name="Count">At least 1.</param>
public sealed record NamedCount(string? Name, long Count);

/// <summary>How many votes there were on a day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Count">At least 1.</param>
public sealed record DayCount(DateOnly Day, long Count);
