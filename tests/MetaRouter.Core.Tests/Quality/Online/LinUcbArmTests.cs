using MathNet.Numerics.LinearAlgebra;
using MetaRouter.Core.Quality.Online;

namespace MetaRouter.Core.Tests.Quality.Online;

public sealed class LinUcbArmTests
{
    private const int Dimensions = 12;

    [Fact]
    public void Prior_Start_IsItsEstimateAndRidgeItsWidth()
    {
        var x = Features(new Random(1));
        var start = Features(new Random(2));
        var arm = LinUcbArm.Prior(start, 4);
        Assert.Equal(start.Zip(x, (one, other) => one * other).Sum(), arm.Mean(x), 12);
        Assert.Equal(Math.Sqrt(x.Sum(value => value * value) / 4), arm.Width(x), 12);
        Assert.Equal(0, arm.Updates);
    }

    [Fact]
    public void Learn_Observations_GiveTheRidgeRegression()
    {
        var random = new Random(3);
        var start = Features(random);
        var rows = Enumerable.Range(0, 40).Select(_ => (X: Features(random), Target: random.NextDouble())).ToArray();
        var arm = rows.Aggregate(LinUcbArm.Prior(start, 2), (learned, row) => learned.Learn(row.X, row.Target));

        var x = Matrix<double>.Build.DenseOfRows(rows.Select(row => row.X));
        var precision = x.TransposeThisAndMultiply(x) + 2 * Matrix<double>.Build.DenseIdentity(Dimensions);
        var expected = precision.Solve(x.TransposeThisAndMultiply(Vector<double>.Build.DenseOfEnumerable(rows.Select(row => row.Target))) + 2 * Vector<double>.Build.Dense(start));
        for (var index = 0; index < Dimensions; index++) Assert.Equal(expected[index], arm.Weights[index], 1e-10);
        var query = Vector<double>.Build.Dense(Features(random));
        Assert.Equal(Math.Sqrt(query * precision.Solve(query)), arm.Width(query.AsArray()), 1e-10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Learn_EvidenceReordered_SamePosterior(int seed)
    {
        var random = new Random(seed);
        var start = Features(random);
        var rows = Enumerable.Range(0, 700).Select(_ => (X: Features(random), Target: random.NextDouble())).ToArray();
        var first = rows.Aggregate(LinUcbArm.Prior(start, 0.5), (learned, row) => learned.Learn(row.X, row.Target));
        random.Shuffle(rows);
        var second = rows.Aggregate(LinUcbArm.Prior(start, 0.5), (learned, row) => learned.Learn(row.X, row.Target));
        for (var query = 0; query < 50; query++)
        {
            var x = Features(random);
            Assert.Equal(first.Mean(x), second.Mean(x), 1e-9);
            Assert.Equal(first.Width(x), second.Width(x), 1e-9);
        }
    }

    [Fact]
    public void RankOneUpdate_ManySteps_AgreesWithCholesky()
    {
        var random = new Random(4);
        var arm = LinUcbArm.Prior(new double[64], 1);
        for (var step = 1; step < 4 * LinUcbArm.RefreshInterval; step++)
        {
            // Nearly the same direction again and again is what wears A⁻¹ out.
            arm = arm.Learn(Features(random, 64, step % 3 == 0 ? 1e-3 : 1), random.NextDouble());
            if (step % LinUcbArm.RefreshInterval is 0 or LinUcbArm.RefreshInterval - 1) Assert.InRange(arm.Drift(), 0, 1e-10);
        }
    }

    [Fact]
    public void Learn_Forgetting_EndsBetweenPriorAndPlainLearning()
    {
        var random = new Random(5);
        var x = Features(random);
        var (plain, forgetful) = (LinUcbArm.Prior(new double[Dimensions], 1), LinUcbArm.Prior(new double[Dimensions], 1));
        for (var step = 0; step < 300; step++)
        {
            var seen = Features(random);
            (plain, forgetful) = (plain.Learn(seen, 1), forgetful.Learn(seen, 1, 0.95));
        }

        Assert.InRange(forgetful.Width(x), plain.Width(x) * 1.5, LinUcbArm.Prior(new double[Dimensions], 1).Width(x));
        Assert.InRange(forgetful.Drift(), 0, 1e-12);
    }

    [Fact]
    public void Learn_WorldChanged_ForgettingFollowsFaster()
    {
        double[] x = [1, 0];
        var (plain, forgetful) = (LinUcbArm.Prior([0, 0], 1), LinUcbArm.Prior([0, 0], 1));
        for (var step = 0; step < 400; step++)
        {
            var target = step < 200 ? 1.0 : 0;
            (plain, forgetful) = (plain.Learn(x, target), forgetful.Learn(x, target, 0.98));
        }

        Assert.Equal(200.0 / 401, plain.Mean(x), 1e-9);
        Assert.InRange(forgetful.Mean(x), 0, 0.05);
    }

    [Fact]
    public void Learn_ForgettingWithoutEvidenceInADirection_KeepsThePriorThere()
    {
        var arm = LinUcbArm.Prior([0.2, 0.7], 3);
        for (var step = 0; step < 500; step++) arm = arm.Learn([1, 0], 1, 0.9);
        Assert.Equal(0.7, arm.Weights[1], 1e-9);
        Assert.Equal(Math.Sqrt(1.0 / 3), arm.Width([0, 1]), 1e-9);
    }

    [Fact]
    public void Cosine_ZeroWeights_IsZero()
    {
        Assert.Equal(0, LinUcbArm.Prior([0, 0], 1).Cosine([1, 0]));
        Assert.Equal(0.6, LinUcbArm.Prior([3, 4], 1).Cosine([2, 0]), 12);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Learn_NotFinite_IsRefused(double bad)
    {
        var arm = LinUcbArm.Prior([0, 0], 1);
        Assert.Throws<ArgumentException>(() => arm.Learn([bad, 0], 1));
        Assert.Throws<ArgumentException>(() => arm.Learn([1, 0], bad));
        Assert.Throws<ArgumentException>(() => arm.Learn([1, 0, 0], 1));
    }

    private static double[] Features(Random random, int dimensions = Dimensions, double spread = 1) =>
        [.. Enumerable.Range(0, dimensions).Select(index => (index == 0 ? 1 : spread) * (random.NextDouble() - 0.5))];
}
