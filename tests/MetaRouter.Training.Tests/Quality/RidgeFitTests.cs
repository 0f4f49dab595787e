using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Tests.Quality;

public sealed class RidgeFitTests
{
    private readonly Random _random = new(5);

    [Fact]
    public void Fit_OneColumn_IsTheTextbookFormula()
    {
        double[][] inputs = [[1], [2], [3], [6]];
        double[][] targets = [[1], [3], [2], [6]];

        var arms = RidgeFit.Fit(inputs, targets, [2]);

        // Centred x: −2, −1, 0, 3; centred y: −2, 0, −1, 3; slope = 13 / (14 + 2).
        Assert.Equal(13.0 / 16, arms.Slopes[0][0], 1e-12);
        Assert.Equal(3, arms.Scores([3])[0], 1e-12);
    }

    [Fact]
    public void Fit_UnknownTargets_EqualsTheFitWithoutThoseRows()
    {
        var inputs = Rows(30, 4);
        var known = Rows(30, 1);
        var masked = known.Select((row, index) => new[] { row[0], index < 20 ? row[0] : double.NaN }).ToArray();

        var arms = RidgeFit.Fit(inputs, masked, [1, 1, 1, 1]);

        var alone = RidgeFit.Fit(inputs[..20], known[..20], [1, 1, 1, 1]);
        Assert.Equal(alone.Slopes[0], arms.Slopes[1]);
        Assert.NotEqual(arms.Slopes[0], arms.Slopes[1]);
    }

    [Fact]
    public void Fit_Always_GivesTheMeanAtTheCentre()
    {
        var (inputs, targets) = (Rows(12, 3), Rows(12, 2));
        var centre = Enumerable.Range(0, 3).Select(column => inputs.Average(row => row[column])).ToArray();

        var scores = RidgeFit.Fit(inputs, targets, [5, 5, 5]).Scores(centre);

        Assert.Equal(targets.Average(row => row[1]), scores[1], 1e-12);
    }

    private double[][] Rows(int count, int width) => [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, width).Select(_ => _random.NextDouble()).ToArray())];
}
