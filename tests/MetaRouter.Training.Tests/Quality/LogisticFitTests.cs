using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Tests.Quality;

public sealed class LogisticFitTests
{
    private const double Penalty = 0.01;

    [Fact]
    public void Fit_AtItsEnd_HasNoGradientLeft()
    {
        var random = new Random(2);
        var inputs = Enumerable.Range(0, 200).Select(_ => new[] { random.NextDouble() - 0.5, random.NextDouble() - 0.5 }).ToArray();
        var targets = inputs.Select(row => new[] { random.NextDouble() < LogisticFunction.Of(1 + 4 * row[0]) ? 1.0 : 0 }).ToArray();

        var arms = LogisticFit.Fit(inputs, targets, Penalty);

        var residuals = inputs.Zip(targets, (row, target) => target[0] - LogisticFunction.Of(arms.Scores(row)[0])).ToArray();
        Assert.Equal(0, residuals.Average(), 1e-3);
        for (var column = 0; column < 2; column++)
            Assert.Equal(Penalty * arms.Slopes[0][column], inputs.Zip(residuals, (row, residual) => row[column] * residual).Average(), 1e-3);
    }

    [Fact]
    public void Fit_UnknownTargets_DoNotCount()
    {
        double[][] inputs = [[0], [1], [0], [1]];
        double[][] targets = [[0, 0], [1, 1], [1, double.NaN], [0, double.NaN]];

        var arms = LogisticFit.Fit(inputs, targets, Penalty);

        Assert.Equal(0, arms.Slopes[0][0], 1e-6);
        Assert.True(arms.Slopes[1][0] > 1);
    }

    [Fact]
    public void Fit_AllGood_StaysFinite() => Assert.True(double.IsFinite(LogisticFit.Fit([[1], [2]], [[1], [1]], Penalty).Intercepts[0]));
}
