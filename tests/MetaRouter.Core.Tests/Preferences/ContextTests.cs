using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Tests.Preferences;

public sealed class ContextTests
{
    [Fact]
    public void From_LeftBetter_PutsTheWinnerFirst() =>
        Assert.Equal([new Context(0.9, 0.4, 0.8, 0.1, 1)], Context.From(Choice.AMuchBetter, 0.9, 0.4, 0.8, 0.1));

    [Theory]
    [InlineData(Choice.AMuchBetter, Choice.BMuchBetter)]
    [InlineData(Choice.ABetter, Choice.BBetter)]
    public void From_SidesSwappedWithTheChoice_IsTheSame(Choice choice, Choice swapped) =>
        Assert.Equal(Context.From(choice, 0.9, 0.4, 0.8, 0.1), Context.From(swapped, 0.4, 0.9, 0.1, 0.8));

    [Fact]
    public void From_Tie_EntersInBothOrdersWithHalfWeight()
    {
        var contexts = Context.From(Choice.Tie, 0.9, 0.4, 0.8, 0.1);
        Assert.Equal([new Context(0.9, 0.4, 0.8, 0.1, 0, 0.5), new Context(0.4, 0.9, 0.1, 0.8, 0, 0.5)], contexts);
    }

    [Fact]
    public void From_BothBad_SaysNothing() => Assert.Empty(Context.From(Choice.BothBad, 0.9, 0.4, 0.8, 0.1));
}
