namespace MetaRouter.Data.Probes;

/// <summary>Questions that candidates are measured on. Immutable once uploaded.</summary>
public sealed record QuestionSet
{
    /// <summary>Most questions of a set.</summary>
    public const int MostQuestions = 1000;

    /// <summary>Version 7 identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>What the admin calls it; unique.</summary>
    public required string Name { get; init; }

    /// <summary>When it was uploaded, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How many questions it has.</summary>
    public required int Count { get; init; }
}

/// <summary>One question of a set.</summary>
public sealed record ProbeQuestion
{
    /// <summary>The set.</summary>
    public required Guid SetId { get; init; }

    /// <summary>Its place in the set, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The question.</summary>
    public required string Query { get; init; }

    /// <summary>A correct answer; null when there is none.</summary>
    public string? Reference { get; init; }

    /// <summary>Kind of task, if known.</summary>
    public string? Category { get; init; }
}
