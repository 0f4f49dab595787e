namespace MetaRouter.Data.Research;

/// <summary>What comparisons can be filtered by.</summary>
/// <param name="Candidates">Candidates that were compared, by name.</param>
/// <param name="Categories">Kinds of task.</param>
/// <param name="Languages">Languages of questions.</param>
public sealed record ExplorerChoices(IReadOnlyList<ComparedCandidate> Candidates, IReadOnlyList<string> Categories, IReadOnlyList<string> Languages)
{
    /// <summary>Nothing.</summary>
    public static ExplorerChoices None { get; } = new([], [], []);
}
