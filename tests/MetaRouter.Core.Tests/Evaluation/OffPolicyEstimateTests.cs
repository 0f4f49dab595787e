using MetaRouter.Core.Evaluation;

namespace MetaRouter.Core.Tests.Evaluation;

public sealed class OffPolicyEstimateTests
{
    private static readonly double[] Logged = [0.7, 0.2, 0.1];
    private static readonly double[] Target = [0.1, 0.3, 0.6];
    private static readonly double[] Means = [0.3, 0.5, 0.8];

    [Fact]
    public void Of_EveryOutcomeInItsProportion_IsExact()
    {
        // A log of ten in which each candidate answered as often as its probability says, with its mean reward: every estimator must be right.
        LoggedChoice[] rows =
        [
            .. Enumerable.Range(0, 3).SelectMany(chosen => Enumerable.Repeat(Row(chosen, Means[chosen], [0.4, 0.4, 0.4]), (int)Math.Round(Logged[chosen] * 10))),
        ];
        var truth = Value();
        var estimate = OffPolicyEstimate.Of(rows);

        Assert.Equal(truth, estimate.InversePropensity.Value, 1e-12);
        Assert.Equal(truth, estimate.SelfNormalised.Value, 1e-12);
        Assert.Equal(truth, estimate.DoublyRobust.Value, 1e-12);
        // Weights 1/7 seven times, 1.5 twice, 6 once: (1 + 3 + 6)²/(1/7 + 4.5 + 36).
        Assert.Equal(100 / (1 / 7.0 + 4.5 + 36), estimate.EffectiveRows, 1e-9);
        Assert.Equal(6, estimate.LargestWeight, 1e-12);
        Assert.Equal(0.39, OffPolicyEstimate.Earned(rows).Value, 1e-12);
    }

    [Fact]
    public void Of_TheLoggedPolicyItself_IsTheMeanReward()
    {
        LoggedChoice[] rows = [.. Draw(400, 3, Means).Select(row => row with { Target = row.Logged })];
        var (estimate, earned) = (OffPolicyEstimate.Of(rows), OffPolicyEstimate.Earned(rows));
        Assert.Equal(earned.Value, estimate.InversePropensity.Value, 1e-12);
        Assert.Equal(earned.StandardError, estimate.InversePropensity.StandardError, 1e-12);
        Assert.Equal(earned.Value, estimate.SelfNormalised.Value, 1e-12);
        Assert.Equal(earned.StandardError, estimate.SelfNormalised.StandardError, 1e-9);
        Assert.Equal(400, estimate.EffectiveRows, 1e-9);
        Assert.Equal(OffPolicyWarning.None, estimate.Warning);
    }

    [Fact]
    public void Of_ManyLogs_IsRightOnAverageAndCoversAtItsRate()
    {
        const int Logs = 1500;
        OffPolicyEstimate[] estimates = [.. Enumerable.Range(0, Logs).Select(log => OffPolicyEstimate.Of(Draw(500, log, [0.35, 0.45, 0.7])))];
        foreach (var of in new Func<OffPolicyEstimate, OffPolicyValue>[] { estimate => estimate.InversePropensity, estimate => estimate.SelfNormalised, estimate => estimate.DoublyRobust })
        {
            OffPolicyValue[] values = [.. estimates.Select(of)];
            var spread = Deviation(values);
            Assert.Equal(Value(), values.Average(value => value.Value), 4 * spread / Math.Sqrt(Logs) + 1e-3);
            Assert.Equal(spread, values.Average(value => value.StandardError), 0.1 * spread);
            Assert.InRange(values.Average(value => Value() >= value.Lower && Value() <= value.Upper ? 1.0 : 0), 0.92, 0.97);
        }
    }

    [Fact]
    public void Of_GoodModel_DoublyRobustVariesLess()
    {
        OffPolicyEstimate[] estimates = [.. Enumerable.Range(0, 400).Select(log => OffPolicyEstimate.Of(Draw(300, log, Means)))];
        var robust = Deviation(estimates.Select(estimate => estimate.DoublyRobust));
        Assert.True(robust < 0.7 * Deviation(estimates.Select(estimate => estimate.InversePropensity)));
    }

    [Fact]
    public void Of_BadModel_DoublyRobustIsStillRightOnAverage()
    {
        OffPolicyValue[] values = [.. Enumerable.Range(0, 600).Select(log => OffPolicyEstimate.Of(Draw(300, log, [1, 0, 0])).DoublyRobust)];
        Assert.Equal(Value(), values.Average(value => value.Value), 4 * Deviation(values) / Math.Sqrt(values.Length));
    }

    [Fact]
    public void Of_NoRows_SaysSo()
    {
        var estimate = OffPolicyEstimate.Of([]);
        Assert.Equal(OffPolicyWarning.NoRows, estimate.Warning);
        Assert.True(double.IsNaN(estimate.DoublyRobust.Value));
    }

    [Fact]
    public void Of_OneRowCarriesEverything_Warns()
    {
        LoggedChoice[] rows = [.. Enumerable.Repeat(Row(0, 1, Means), 999).Append(Row(2, 1, Means) with { Logged = [0.98, 0.01, 0.01], Target = [0, 0, 1] })];
        rows = [.. rows.Select(row => row with { Target = [0, 0, 1] })];
        var estimate = OffPolicyEstimate.Of(rows);
        Assert.Equal(1, estimate.EffectiveRows, 1e-9);
        Assert.Equal(OffPolicyWarning.FewEffectiveRows, estimate.Warning);
        Assert.Equal(0.1, estimate.InversePropensity.Value, 1e-9);
        Assert.Equal(1, estimate.SelfNormalised.Value, 1e-9);
    }

    [Fact]
    public void Of_NoRowSupportsThePolicy_LeavesTheModelAndWarns()
    {
        LoggedChoice[] rows = [.. Enumerable.Repeat(Row(0, 0.2, Means) with { Logged = [1, 0, 0], Target = [0, 0, 1] }, 100)];
        var estimate = OffPolicyEstimate.Of(rows);
        Assert.Equal(0, estimate.EffectiveRows);
        Assert.Equal(1, estimate.Unsupported);
        Assert.True(double.IsNaN(estimate.SelfNormalised.Value));
        Assert.Equal(0.8, estimate.DoublyRobust.Value, 1e-12);
        Assert.Equal(OffPolicyWarning.FewEffectiveRows | OffPolicyWarning.Unsupported, estimate.Warning);
    }

    [Fact]
    public void Of_LargestWeight_CutsAndSaysSo()
    {
        var estimate = OffPolicyEstimate.Of(Draw(400, 1, Means), mostWeight: 2);
        Assert.Equal(2, estimate.LargestWeight);
        Assert.InRange(estimate.Clipped, 10, 100);
        Assert.True(estimate.Warning.HasFlag(OffPolicyWarning.Clipped));
        Assert.True(estimate.InversePropensity.Value < Value());
    }

    [Fact]
    public void Of_ChosenWithoutProbability_IsRefused() =>
        Assert.Throws<ArgumentException>(() => OffPolicyEstimate.Of([Row(1, 1, Means) with { Logged = [1, 0, 0] }]));

    private static double Value() => Target.Zip(Means, (share, mean) => share * mean).Sum();

    private static LoggedChoice Row(int chosen, double reward, double[] expected) =>
        new() { Chosen = chosen, Logged = [.. Logged], Target = [.. Target], Expected = [.. expected], Reward = reward };

    /// <summary>Rewards are 0 or 1 with the means of the candidates.</summary>
    private static LoggedChoice[] Draw(int count, int seed, double[] expected)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                var draw = random.NextDouble();
                var chosen = draw < Logged[0] ? 0 : draw < Logged[0] + Logged[1] ? 1 : 2;
                return Row(chosen, random.NextDouble() < Means[chosen] ? 1 : 0, expected);
            }),
        ];
    }

    private static double Deviation(IEnumerable<OffPolicyValue> values)
    {
        double[] numbers = [.. values.Select(value => value.Value)];
        var mean = numbers.Average();
        return Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean)));
    }
}
