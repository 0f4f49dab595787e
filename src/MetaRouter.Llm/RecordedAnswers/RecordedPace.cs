namespace MetaRouter.Llm.RecordedAnswers;

/// <summary>How fast recorded answers are replayed: waiting times are the candidate's own times this factor. The default value replays instantly.</summary>
public readonly record struct RecordedPace
{
    /// <param name="factor">At least 0 and finite; 0 replays instantly, 1 at the candidate's pace.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public RecordedPace(double factor)
    {
        if (!(factor >= 0 && double.IsFinite(factor)))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The pace factor must be a number of at least 0.");
        Factor = factor;
    }

    /// <summary>As fast as the candidate is.</summary>
    public static RecordedPace Real { get; } = new(1);

    /// <summary>Without waiting.</summary>
    public static RecordedPace Instant { get; } = new(0);

    /// <summary>Waiting times are multiplied by this.</summary>
    public double Factor { get; }
}
