namespace MetaRouter.Core.Comparisons;

/// <summary>How several people judged the same two candidates on the same question, each counted once; first and second in a fixed order, whatever the sides.</summary>
/// <param name="FirstBetter">How many preferred the first.</param>
/// <param name="SecondBetter">How many preferred the second.</param>
/// <param name="Tie">How many found them equally good.</param>
/// <param name="BothBad">How many found neither any good.</param>
public readonly record struct JudgedTwice(long FirstBetter, long SecondBetter, long Tie, long BothBad)
{
    /// <summary>How many judged.</summary>
    public long Judges => FirstBetter + SecondBetter + Tie + BothBad;

    internal long this[int outcome] => outcome switch { 0 => FirstBetter, 1 => SecondBetter, 2 => Tie, _ => BothBad };
}
