using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Leaderboards;

namespace MetaRouter.Core.Tests.Leaderboards;

/// <summary>Votes drawn from Davidson's model with known strengths.</summary>
internal static class SimulatedVotes
{
    /// <summary>Random pairs of candidates.</summary>
    /// <param name="strengths">In logits.</param>
    /// <param name="tieWeight">ν.</param>
    public static RatedComparison[] Draw(double[] strengths, double tieWeight, int count, int people, Random random) =>
    [
        .. Enumerable.Range(0, count).Select(_ =>
        {
            var left = random.Next(strengths.Length);
            var right = (left + 1 + random.Next(strengths.Length - 1)) % strengths.Length;
            return new RatedComparison(left, right, Outcome(strengths[left] - strengths[right], tieWeight, random), people > 0 ? random.Next(people) : -1);
        }),
    ];

    public static ComparisonOutcome Outcome(double gain, double tieWeight, Random random)
    {
        var (left, right) = (Math.Exp(gain / 2), Math.Exp(-gain / 2));
        var draw = random.NextDouble() * (left + right + tieWeight);
        return draw < left ? ComparisonOutcome.LeftBetter : draw < left + right ? ComparisonOutcome.RightBetter : ComparisonOutcome.Tie;
    }
}
