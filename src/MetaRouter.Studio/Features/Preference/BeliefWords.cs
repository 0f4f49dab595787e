using MetaRouter.Core.Preferences;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Controls;
using static MetaRouter.Studio.Features.Preference.Words;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>What is believed about a person, in sentences.</summary>
internal static class BeliefWords
{
    /// <summary>Where the person leans between quality and price.</summary>
    /// <param name="costWeight">In [0, 1].</param>
    internal static string Leaning(double costWeight) => costWeight switch
    {
        < 0.2 => PreferenceText.LeanBest,
        < 0.4 => PreferenceText.LeanBetter,
        <= 0.6 => PreferenceText.LeanEven,
        <= 0.8 => PreferenceText.LeanCheaper,
        _ => PreferenceText.LeanCheapest,
    };

    /// <summary>How sure that is, and from what.</summary>
    internal static string Certainty(PreferenceBelief belief, bool isEnough)
    {
        var width = belief.Upper - belief.Lower;
        var sure = Format(
            width switch
            {
                < 0.15 => PreferenceText.SureVery,
                < 0.3 => PreferenceText.SureFairly,
                < 0.55 => PreferenceText.SureRoughly,
                _ => PreferenceText.SureHardly,
            }, Weight(width));
        var from = belief.ComparisonCount == 1 ? PreferenceText.FromOne : Format(PreferenceText.FromMany, belief.ComparisonCount);
        var sentences = Format(PreferenceText.Certainty, from, sure);
        return isEnough && width < 0.3 ? Format(PreferenceText.Certainty, sentences, PreferenceText.Enough) : sentences;
    }

    /// <summary>Which candidates would answer how many of the queries, most first.</summary>
    internal static string Routed(PreferencePlace place, RoutingOutlook outlook)
    {
        var routed = outlook.Shares.Select((share, index) => (Share: share, place.Pool.Candidates[index].Name))
            .Where(candidate => candidate.Share > 0).OrderByDescending(candidate => candidate.Share).ToList();
        if (routed.Count == 1) return Format(PreferenceText.RoutedAll, place.Points.Count, routed[0].Name);
        List<string> parts = [.. routed.Select((candidate, rank) =>
            Format(rank == 0 ? PreferenceText.RoutedOne : PreferenceText.RoutedNext, Percent(candidate.Share), candidate.Name))];
        return Format(PreferenceText.Routed, place.Points.Count,
            Format(PreferenceText.ListAnd, parts.SkipLast(1).Aggregate((all, next) => Format(PreferenceText.ListComma, all, next)), parts[^1]));
    }

    /// <summary>Expected price and quality.</summary>
    internal static string Expected(RoutingOutlook outlook) =>
        Format(PreferenceText.Expected, PerThousand(outlook.Routing.ExpectedUsd), Percent(outlook.Routing.Quality));

    /// <summary>The same against always asking the best candidate.</summary>
    internal static string AgainstBest(PreferencePlace place, RoutingOutlook outlook)
    {
        var best = place.Pool.Candidates[outlook.Best.Index].Name;
        var saving = outlook.SavingPerThousandUsd;
        var difference = Money.Format((decimal)Math.Abs(saving));
        var cost = Math.Abs(saving) < 0.0005 ? Format(PreferenceText.CostSame, best)
            : Format(saving > 0 ? PreferenceText.CostLess : PreferenceText.CostMore, difference, best, PerThousand(outlook.Best.ExpectedUsd));
        var points = Math.Round(100 * outlook.QualityGain);
        var quality = points switch
        {
            0 => PreferenceText.QualitySame,
            < 0 => Format(PreferenceText.QualityLower, -points),
            _ => Format(PreferenceText.QualityHigher, points),
        };
        return Format(PreferenceText.Certainty, cost, quality);
    }
}
