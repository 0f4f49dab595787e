using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Research;
using MetaRouter.Studio.Features.Research.Overview;

namespace MetaRouter.Studio.Tests.Features.Research.Overview;

public sealed class OverviewWordsTests
{
    [Fact]
    public void Position_FewOrEven_SpeaksOfNoBias()
    {
        Assert.Equal([OverviewText.PositionNone], OverviewWords.Position(With(0, 0)));
        Assert.Equal(OverviewText.PositionFair, OverviewWords.Position(With(6, 3))[1]);
    }

    [Fact]
    public void Position_ManyOnOneSide_NamesIt()
    {
        Assert.Equal(OverviewText.PositionLeft, OverviewWords.Position(With(700, 500))[1]);
        Assert.Equal(OverviewText.PositionRight, OverviewWords.Position(With(500, 700))[1]);
        Assert.Contains("58.3", OverviewWords.Position(With(700, 500))[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Agreement_Little_SaysSo()
    {
        Assert.Equal([OverviewText.AgreementNone], OverviewWords.Agreement(null));
        Assert.Contains("too little", OverviewWords.Agreement(JudgementAgreement.Of([new(2, 1, 0, 0)]))[^1], StringComparison.Ordinal);
        Assert.Contains(OverviewText.AgreementNoAlpha, OverviewWords.Agreement(JudgementAgreement.Of([new(2, 0, 0, 0)])));
    }

    private static ResearchOverview With(long left, long right)
    {
        var choices = Enum.GetValues<Choice>().ToDictionary(choice => choice, _ => 0L);
        (choices[Choice.ABetter], choices[Choice.BMuchBetter]) = (left, right);
        return new ResearchOverview
        {
            Judged = left + right, Withdrawn = 0, Open = 0, People = 1, Contexts = 0, PricesShown = 0, Consented = 0, Choices = choices,
            Categories = [], Languages = [], Days = [], Pairs = null!, Agreement = null,
        };
    }
}
