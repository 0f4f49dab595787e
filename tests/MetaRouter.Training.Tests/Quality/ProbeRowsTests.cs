using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Tests.Quality;

public sealed class ProbeRowsTests
{
    [Theory]
    [InlineData(30, 30)]
    [InlineData(0.7, 70)]
    public void Divide_TableWithoutTrainingRows_DrawsTheProbeFromWhatIsEvaluated(double probe, int expected)
    {
        var (fitted, evaluated) = Divide(ToyOutcomes.Table(100).Rows, "ood", probe);

        Assert.Equal(expected, fitted.Count);
        Assert.Equal(100 - expected, evaluated.Count);
        Assert.Empty(fitted.Intersect(evaluated));
    }

    [Fact]
    public void Divide_TableWithTrainingRows_DrawsTheProbeFromThem()
    {
        var rows = ToyOutcomes.Table(60).Rows.Select((row, index) => row with { Split = index < 30 ? "train" : index < 40 ? "validation" : "test" });

        var (fitted, evaluated) = Divide([.. rows], "test", 10);

        Assert.Equal(10, fitted.Count);
        Assert.All(fitted, row => Assert.NotEqual("test", row.Split));
        Assert.Equal(20, evaluated.Count(row => row.Split == "test"));
    }

    [Fact]
    public void Divide_SplitThatIsNotThere_SaysWhichAre() =>
        Assert.Contains("the splits are: ood", Assert.Throws<OutcomeTableException>(() => Divide(ToyOutcomes.Table(10).Rows, "test", 3)).Message, StringComparison.Ordinal);

    [Fact]
    public void Divide_ProbeOfEverything_IsRefused() =>
        Assert.Contains("choose --probe", Assert.Throws<OutcomeTableException>(() => Divide(ToyOutcomes.Table(10).Rows, "ood", 10)).Message, StringComparison.Ordinal);

    private static (IReadOnlyList<OutcomeRow> Fitted, IReadOnlyList<OutcomeRow> Evaluated) Divide(IReadOnlyList<OutcomeRow> rows, string split, double probe) =>
        ProbeRows.Divide(rows, ToyOutcomes.Pool, split, probe, new Random(1));
}
