using System.Globalization;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Research;

namespace MetaRouter.Studio.Features.Research.Overview;

/// <summary>How the overview speaks.</summary>
internal static class OverviewWords
{
    internal static string Format(string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>"12,345".</summary>
    internal static string Number(long count) => count.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>"12.3 %" of a share in [0, 1].</summary>
    internal static string Percent(double share) => share.ToString("P1", CultureInfo.CurrentCulture);

    /// <summary>"40.0 %", or a dash of nothing.</summary>
    internal static string Share(long part, long whole) => whole == 0 ? OverviewText.PairsNone : Percent(part / (double)whole);

    internal static string Bar(DateOnly start, bool isWeek)
    {
        var day = start.ToString(OverviewText.DayFormat, CultureInfo.CurrentCulture);
        return isWeek ? Format(OverviewText.WeekOf, day) : day;
    }

    internal static string Button(Choice choice) => choice switch
    {
        Choice.AMuchBetter => OverviewText.AMuchBetter,
        Choice.ABetter => OverviewText.ABetter,
        Choice.Tie => OverviewText.Tie,
        Choice.BBetter => OverviewText.BBetter,
        Choice.BMuchBetter => OverviewText.BMuchBetter,
        Choice.BothBad => OverviewText.BothBad,
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

    /// <summary>How often A was preferred, and what that means; sentences.</summary>
    internal static IReadOnlyList<string> Position(ResearchOverview overview)
    {
        if (overview.LeftShare is not { } left) return [OverviewText.PositionNone];
        return
        [
            Format(OverviewText.PositionShare, Percent(left.Share), Number(left.Trials), Percent(left.Lower), Percent(left.Upper)),
            left.Holds(0.5) ? OverviewText.PositionFair : left.Lower > 0.5 ? OverviewText.PositionLeft : OverviewText.PositionRight,
        ];
    }

    /// <summary>How far people agree; sentences.</summary>
    internal static IReadOnlyList<string> Agreement(JudgementAgreement? agreement)
    {
        if (agreement is null) return [OverviewText.AgreementNone];
        List<string> sentences =
        [
            Format(OverviewText.AgreementShare, Percent(agreement.AgreeingShare)),
            agreement.Alpha is { } alpha ? Format(OverviewText.AgreementAlpha, alpha.ToString("F2", CultureInfo.CurrentCulture)) : OverviewText.AgreementNoAlpha,
            Format(OverviewText.AgreementUnits, Number(agreement.Units), Number(agreement.Judgements)),
        ];
        if (agreement.IsWeak) sentences.Add(Format(OverviewText.AgreementWeak, JudgementAgreement.FewUnits));
        return sentences;
    }
}
