using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Leaderboards;

namespace MetaRouter.Core.Tests.Leaderboards;

public sealed class DavidsonLikelihoodTests
{
    private const double Ridge = 0.01;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Maximise_AnyVotes_AgreesWithADirectOptimum(int seed)
    {
        var random = new Random(seed);
        double[] truth = [.. Enumerable.Range(0, 6).Select(_ => 2 * random.NextDouble() - 1)];
        var rows = SimulatedVotes.Draw(truth, 0.7, 500, 0, random);
        var cells = ComparisonCells.Of(rows, styleControl: false, byPerson: false);
        var likelihood = new DavidsonLikelihood(cells, truth.Length, Ridge);
        var found = likelihood.Maximise(cells.Weights, new double[likelihood.Size], 1e-9, CancellationToken.None);

        // Row by row, by π_i/(π_i + π_j + ν√(π_i π_j)) as Davidson writes it, with another optimiser.
        var objective = ObjectiveFunction.Gradient(at => (Penalised(rows, at), Slopes(rows, at)));
        var optimum = new BfgsMinimizer(1e-9, 1e-12, 1e-14, 5000).FindMinimum(objective, Vector<double>.Build.Dense(truth.Length + 1)).MinimizingPoint;
        for (var parameter = 0; parameter < found.Length; parameter++) Assert.Equal(optimum[parameter], found[parameter], 1e-6);
        Assert.Equal(0, found[..truth.Length].Sum(), 1e-9);
    }

    [Fact]
    public void Evaluate_Derivatives_AgreeWithFiniteDifferences()
    {
        var random = new Random(5);
        AnswerStyle Style() => new(random.Next(3000), random.Next(4), random.Next(9), random.Next(6), random.Next(3));
        RatedComparison[] rows = [.. SimulatedVotes.Draw([0.5, 0, -0.2], 0.5, 60, 0, random).Select(row => row with { LeftStyle = Style(), RightStyle = Style() })];
        var cells = ComparisonCells.Of(rows, styleControl: true, byPerson: false);
        var likelihood = new DavidsonLikelihood(cells, 3, Ridge);
        double[] at = [.. Enumerable.Range(0, likelihood.Size).Select(_ => random.NextDouble() - 0.5)];
        var (_, gradient, information) = At(at);

        const double Step = 1e-5;
        for (var parameter = 0; parameter < at.Length; parameter++)
        {
            var (above, below) = (At(Moved(Step)), At(Moved(-Step)));
            Assert.Equal((above.Value - below.Value) / (2 * Step), gradient[parameter], 1e-5);
            for (var row = parameter; row < at.Length; row++)
                Assert.Equal((below.Gradient[row] - above.Gradient[row]) / (2 * Step), information[row * at.Length + parameter], 1e-5);

            double[] Moved(double by) => [.. at.Select((value, index) => index == parameter ? value + by : value)];
        }

        (double Value, double[] Gradient, double[] Information) At(double[] point)
        {
            var (slopes, curves) = (new double[point.Length], new double[point.Length * point.Length]);
            return (likelihood.Evaluate(cells.Weights, point, slopes, curves), slopes, curves);
        }
    }

    [Fact]
    public void Maximise_FarApartAndLopsided_IsFoundFromZero()
    {
        RatedComparison[] rows =
        [
            .. Enumerable.Repeat(new RatedComparison(0, 1, ComparisonOutcome.LeftBetter), 20_000),
            new(1, 0, ComparisonOutcome.LeftBetter),
            .. Enumerable.Repeat(new RatedComparison(1, 2, ComparisonOutcome.LeftBetter), 20_000),
        ];
        var cells = ComparisonCells.Of(rows, styleControl: false, byPerson: false);
        var likelihood = new DavidsonLikelihood(cells, 3, Ridge);
        var found = likelihood.Maximise(cells.Weights, new double[likelihood.Size], 1e-9, CancellationToken.None);
        var gradient = new double[likelihood.Size];
        likelihood.Evaluate(cells.Weights, found, gradient, new double[likelihood.Size * likelihood.Size]);
        Assert.All(gradient, slope => Assert.Equal(0, slope, 1e-6));
    }

    private static double Penalised(RatedComparison[] rows, Vector<double> at) =>
        Ridge / 2 * at.DotProduct(at) - rows.Sum(row => Math.Log(Shares(row, at)[Said(row)]));

    private static Vector<double> Slopes(RatedComparison[] rows, Vector<double> at)
    {
        // d ln P/d ln π_i and d ln P/d ln ν by the quotient rule.
        var slopes = Ridge * at;
        foreach (var row in rows)
        {
            var shares = Shares(row, at);
            var expected = shares[0] + shares[2] / 2;
            var observed = Said(row) switch { 0 => 1.0, 1 => 0.0, _ => 0.5 };
            slopes[row.Left] -= observed - expected;
            slopes[row.Right] += observed - expected;
            slopes[at.Count - 1] -= (Said(row) == 2 ? 1 : 0) - shares[2];
        }
        return slopes;
    }

    private static double[] Shares(RatedComparison row, Vector<double> at)
    {
        var (left, right, ties) = (Math.Exp(at[row.Left]), Math.Exp(at[row.Right]), Math.Exp(at[at.Count - 1]));
        var sum = left + right + ties * Math.Sqrt(left * right);
        return [left / sum, right / sum, ties * Math.Sqrt(left * right) / sum];
    }

    private static int Said(RatedComparison row) => row.Outcome switch { ComparisonOutcome.LeftBetter => 0, ComparisonOutcome.RightBetter => 1, _ => 2 };
}
