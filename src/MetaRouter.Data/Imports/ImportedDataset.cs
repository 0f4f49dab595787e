using MetaRouter.Core.Comparisons;

namespace MetaRouter.Data.Imports;

/// <summary>A file of other people's votes. It is never mixed with what people did here.</summary>
public sealed record ImportedDataset
{
    /// <summary>Version 7 identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>What the researcher calls it; unique.</summary>
    public required string Name { get; init; }

    /// <summary>The format of the file.</summary>
    public required ImportFormat Format { get; init; }

    /// <summary>SHA-256 of the file as it was read, lower-case hexadecimal.</summary>
    public required string FileHash { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>Who imported it.</summary>
    public required Guid ImportedBy { get; init; }

    /// <summary>Comparisons that were loaded.</summary>
    public required int Loaded { get; init; }

    /// <summary>Comparisons that were there already.</summary>
    public required int Duplicates { get; init; }
}

/// <summary>The format of a file of votes.</summary>
public enum ImportFormat
{
    /// <summary>JSON Lines with the fields of arena-human-preference-140k.</summary>
    Arena,

    /// <summary>JSON Lines with <c>id, category, query, model_a, model_b, answer_a, answer_b, winner</c>.</summary>
    HumanVotes,
}

/// <summary>A comparison of an imported dataset.</summary>
public sealed record ImportedComparison
{
    /// <summary>Place in the order of imports.</summary>
    public long Sequence { get; init; }

    /// <summary>The dataset.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>Its id in the file.</summary>
    public required string SourceId { get; init; }

    /// <summary>SHA-256 of question, models, answers and outcome, lower-case hexadecimal: the same is loaded once, whatever the file.</summary>
    public required string ContentHash { get; init; }

    /// <summary>What was asked, first.</summary>
    public required string Query { get; init; }

    /// <summary>Model of answer A.</summary>
    public required string ModelA { get; init; }

    /// <summary>Model of answer B.</summary>
    public required string ModelB { get; init; }

    /// <summary>Answer A; of several turns, all of the model's, one after another.</summary>
    public required string AnswerA { get; init; }

    /// <summary>Answer B.</summary>
    public required string AnswerB { get; init; }

    /// <summary>What was said.</summary>
    public required ComparisonOutcome Outcome { get; init; }

    /// <summary>Kind of task, if known.</summary>
    public string? Category { get; init; }

    /// <summary>Language, as the file has it (such as <c>en</c>), if known.</summary>
    public string? Language { get; init; }

    /// <summary>When it was judged, UTC, if known.</summary>
    public DateTimeOffset? JudgedAt { get; init; }

    /// <summary>Who judged, under the file's own pseudonym, if known.</summary>
    public string? Judge { get; init; }
}
