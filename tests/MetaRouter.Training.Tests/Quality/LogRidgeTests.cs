using MathNet.Numerics.Distributions;
using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Tests.Quality;

public sealed class LogRidgeTests
{
    [Fact]
    public void Fit_SkewedValues_ExpectsTheirMean()
    {
        var random = new Random(4);
        var inputs = Enumerable.Range(0, 300).Select(_ => new[] { random.NextDouble() }).ToArray();
        var values = inputs.Select(row => new[] { Math.Exp(row[0] + Normal.Sample(random, 0, 1)) }).ToArray();

        var fit = LogRidge.Fit(inputs, values, 1, 1e-9);

        Assert.Equal(values.Average(row => row[0]), inputs.Average(row => fit.Expect(row)[0]), 1e-9);
        Assert.True(fit.Expect([1])[0] > fit.Expect([0])[0]);
    }

    [Fact]
    public void Fit_FreeCandidate_ExpectsTheLeast() => Assert.Equal(1e-9, LogRidge.Fit([[0], [1]], [[0], [0]], 1, 1e-9).Expect([0.5])[0], 1e-15);
}
