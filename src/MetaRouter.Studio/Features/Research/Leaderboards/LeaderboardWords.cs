using System.Globalization;
using MetaRouter.Core.Leaderboards;

namespace MetaRouter.Studio.Features.Research.Leaderboards;

/// <summary>How the page speaks about strengths.</summary>
internal static class LeaderboardWords
{
    internal static string Format(string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>"1,043".</summary>
    internal static string Points(double points) => (Math.Round(points) + 0.0).ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>"1,021 … 1,066".</summary>
    internal static string Interval(Estimate estimate) => Format(LeaderboardText.Range, Points(estimate.Lower), Points(estimate.Upper));

    /// <summary>"2 … 4", or "2" when it is sure.</summary>
    internal static string Ranks(LeaderboardEntry entry) =>
        entry.BestRank == entry.WorstRank ? Number(entry.BestRank) : Format(LeaderboardText.Range, Number(entry.BestRank), Number(entry.WorstRank));

    /// <summary>"54 %".</summary>
    internal static string Share(double share) => share.ToString("P0", CultureInfo.CurrentCulture);

    /// <summary>"1,043".</summary>
    internal static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>An entry as a sentence.</summary>
    internal static string Spoken(ComputedLeaderboard shown, LeaderboardEntry entry) => Format(
        LeaderboardText.PlotRow, shown.Candidates[entry.Candidate].Name, entry.Rank, Points(entry.Strength.Value), Interval(entry.Strength), Number(entry.Comparisons));

    /// <summary>What a leaderboard rests on.</summary>
    internal static string RestsOn(Leaderboard board) => board.People == 0
        ? Format(LeaderboardText.RestsOnUnknown, Number(board.Comparisons), Share(board.TieShare))
        : Format(LeaderboardText.RestsOn, Number(board.Comparisons), Number(board.People), Share(board.TieShare));

    /// <summary>What its intervals rest on.</summary>
    internal static string Resampled(Leaderboard board) => board.Resampling == Resampling.People ? LeaderboardText.ResampledPeople : LeaderboardText.ResampledComparisons;

    /// <summary>What a trait of style is called.</summary>
    internal static string Trait(StyleTrait trait) => trait switch
    {
        StyleTrait.Length => LeaderboardText.TraitLength,
        StyleTrait.Headers => LeaderboardText.TraitHeaders,
        StyleTrait.Lists => LeaderboardText.TraitLists,
        StyleTrait.Bold => LeaderboardText.TraitBold,
        StyleTrait.Code => LeaderboardText.TraitCode,
        _ => throw new ArgumentOutOfRangeException(nameof(trait)),
    };
}
