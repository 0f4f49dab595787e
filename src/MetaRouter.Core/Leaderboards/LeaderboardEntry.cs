using System.Collections.Immutable;

namespace MetaRouter.Core.Leaderboards;

/// <summary>A number with the bounds between which it lies with 95 % confidence.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">Lower bound.</param>
/// <param name="Upper">Upper bound.</param>
public readonly record struct Estimate(double Value, double Lower, double Upper);

/// <summary>One candidate's place.</summary>
/// <param name="Candidate">Its number.</param>
/// <param name="Rank">By strength, from 1, inside its group.</param>
/// <param name="BestRank">The highest rank inside the 95 % interval.</param>
/// <param name="WorstRank">The lowest rank inside it.</param>
/// <param name="Strength">On the Elo scale: 400 more is ten times the wins, for each loss.</param>
/// <param name="Comparisons">How many comparisons it took part in.</param>
/// <param name="WinRate">(wins + ½ ties)/comparisons, in [0, 1].</param>
public sealed record LeaderboardEntry(int Candidate, int Rank, int BestRank, int WorstRank, Estimate Strength, int Comparisons, double WinRate);

/// <summary>Candidates that comparisons connect, strongest first. Across groups there is no order: nothing compares them.</summary>
/// <param name="Entries">At least two.</param>
public sealed record LeaderboardGroup(ImmutableArray<LeaderboardEntry> Entries);

/// <summary>What a trait of style is worth to those who vote.</summary>
/// <param name="Trait">The trait.</param>
/// <param name="Points">Points on the Elo scale that an answer gains by being ahead in it by one root mean square of the difference.</param>
public sealed record StyleEffect(StyleTrait Trait, Estimate Points);

/// <summary>What the bootstrap drew with replacement.</summary>
public enum Resampling
{
    /// <summary>Single comparisons: they count as independent.</summary>
    Comparisons,

    /// <summary>People with all their comparisons, because the votes of one person hang together.</summary>
    People,
}
