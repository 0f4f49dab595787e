namespace MetaRouter.Studio.Routing;

/// <summary>How the router chooses who answers. Section <c>MetaRouter:Auto</c>.</summary>
public sealed class AutoOptions
{
    /// <summary>Id of the candidate that answers when nothing is sure enough; empty to always choose.</summary>
    public string Default { get; set; } = "";

    /// <summary>Least probability, in [0, 1], that the choice is better than the default for it to be taken.</summary>
    public double LeastConfidence { get; set; } = 0.6;

    /// <summary>How much better in reward, in [0, 1], another candidate must be to take over a conversation.</summary>
    public double SwitchMargin { get; set; } = 0.02;

    /// <summary>Share of answers, in [0, 0.5], that go to any affordable candidate by lot, so that the program keeps learning.</summary>
    public double Exploration { get; set; } = 0.02;

    /// <summary>What is wrong, each message naming the key and the fix.</summary>
    internal IEnumerable<string> Problems(IEnumerable<string> candidateIds)
    {
        if (Default.Length > 0 && !candidateIds.Contains(Default, StringComparer.Ordinal))
            yield return $"MetaRouter:Auto:Default must be the id of a candidate, or empty; \"{Default}\" is none.";
        if (LeastConfidence is not (>= 0 and <= 1)) yield return $"MetaRouter:Auto:LeastConfidence must be between 0 and 1; it is {LeastConfidence}.";
        if (SwitchMargin is not (>= 0 and <= 1)) yield return $"MetaRouter:Auto:SwitchMargin must be between 0 and 1; it is {SwitchMargin}.";
        if (Exploration is not (>= 0 and <= 0.5)) yield return $"MetaRouter:Auto:Exploration must be between 0 and 0.5; it is {Exploration}.";
    }
}
