using System.Text.RegularExpressions;

namespace MetaRouter.Studio.Probing;

/// <summary>What a judge says of a candidate's answer beside its yardstick.</summary>
public enum Verdict
{
    /// <summary>Much worse.</summary>
    MuchWorse = -2,

    /// <summary>Worse.</summary>
    Worse = -1,

    /// <summary>As good.</summary>
    AsGood = 0,

    /// <summary>Better.</summary>
    Better = 1,

    /// <summary>Much better.</summary>
    MuchBetter = 2,
}

/// <summary>Reads verdicts. Only the last line counts, and only word for word: whatever a judged text has planted before it says nothing.</summary>
public static partial class JudgeVerdict
{
    /// <summary>The verdict on the candidate's answer; null when the last line is none.</summary>
    /// <param name="reply">What the judge wrote.</param>
    /// <param name="candidateIsA">Whether the candidate's answer was text A.</param>
    public static Verdict? Read(string reply, bool candidateIsA)
    {
        var last = reply.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0);
        if (last is null || Line().Match(last) is not { Success: true } match) return null;
        if (match.Groups["tie"].Success) return Verdict.AsGood;
        var strength = match.Groups["much"].Success ? 2 : 1;
        return (Verdict)(match.Groups["side"].Value == "A" == candidateIsA ? strength : -strength);
    }

    [GeneratedRegex(@"^VERDICT: (?:(?<tie>tie)|(?<side>[AB]) (?<much>much )?better)$")]
    private static partial Regex Line();
}
