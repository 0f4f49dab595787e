using System.Collections.Immutable;
using MetaRouter.Core.Leaderboards;
using MetaRouter.Data.Research;

namespace MetaRouter.Studio.Features.Research.Leaderboards;

/// <summary>What a leaderboard is asked for: the key under which it is kept.</summary>
/// <param name="Filter">The comparisons that it rests on.</param>
/// <param name="StyleControl">Whether length and markup are taken out.</param>
public sealed record LeaderboardRequest(LeaderboardFilter Filter, bool StyleControl);

/// <summary>A leaderboard with the names of its candidates. Immutable.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Revision">The comparisons as they were.</param>
/// <param name="Board">The strengths.</param>
/// <param name="Candidates">The candidates by number.</param>
public sealed record ComputedLeaderboard(
    LeaderboardRequest Request, LeaderboardRevision Revision, Leaderboard Board, ImmutableArray<RatedCandidate> Candidates);
