namespace MetaRouter.TestKit.Research;

/// <summary>What is generated; the same for the same values.</summary>
public sealed record GenerationSettings
{
    /// <summary>How many judged comparisons, at least 0.</summary>
    public int Comparisons { get; init; } = 100_000;

    /// <summary>How many people, at least 1; some compare much, most little.</summary>
    public int People { get; init; } = 500;

    /// <summary>Seed of everything.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>When the first comparison begins, UTC.</summary>
    public DateTimeOffset Begin { get; init; } = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Over how long they spread.</summary>
    public TimeSpan Span { get; init; } = TimeSpan.FromDays(180);

    /// <summary>Mean length of an answer, in characters.</summary>
    public int AnswerCharacters { get; init; } = 1_500;

    /// <summary>How many more stand open, never judged: their answers must not be seen by anyone.</summary>
    public int Open { get; init; } = 50;

    /// <summary>Share of votes that were taken back.</summary>
    public double WithdrawnShare { get; init; } = 0.02;
}

/// <summary>A candidate with a planted strength.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Strength">Bradley–Terry strength, natural logarithm: A beats B with odds e^(a − b), ties aside.</param>
/// <param name="UsdPerAnswer">Mean price of an answer.</param>
/// <param name="Length">Mean length of its answers as a multiple of the mean of all.</param>
/// <param name="Markup">Share of its answers with headings, lists or code.</param>
public sealed record GeneratedCandidate(string Id, string Name, double Strength, decimal UsdPerAnswer, double Length, double Markup)
{
    /// <summary>Six candidates, weakest first; the fourth is weaker than its price.</summary>
    public static IReadOnlyList<GeneratedCandidate> Pool { get; } =
    [
        new("made/ant", "Ant", -1.2, 0.00008m, 0.5, 0.1),
        new("made/bee", "Bee", -0.6, 0.0003m, 0.8, 0.3),
        new("made/crow", "Crow", 0, 0.0012m, 0.9, 0.2),
        new("made/dog", "Dog", -0.2, 0.003m, 1.3, 0.8),
        new("made/elk", "Elk", 0.7, 0.009m, 1.1, 0.5),
        new("made/fox", "Fox", 1.3, 0.03m, 1.4, 0.6),
    ];
}
