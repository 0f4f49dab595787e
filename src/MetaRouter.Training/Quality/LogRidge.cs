namespace MetaRouter.Training.Quality;

/// <summary>
/// Expects a positive number per candidate (a price, a length): ridge on its logarithm, exp of it times the factor that makes the mean over the
/// fitted rows right. Immutable.
/// </summary>
internal sealed class LogRidge
{
    private readonly double _least;

    private LogRidge(LinearArms arms, double least) => (Arms, _least) = (arms, least);

    /// <summary>The logarithm of the expected number, correction included.</summary>
    public LinearArms Arms { get; }

    /// <param name="inputs">[row][column].</param>
    /// <param name="values">[row][candidate], at least 0; NaN where unknown; every candidate is known somewhere.</param>
    /// <param name="penalty">λ, above 0.</param>
    /// <param name="least">Smaller values count as this, above 0; so a free candidate has a logarithm.</param>
    public static LogRidge Fit(IReadOnlyList<double[]> inputs, double[][] values, double penalty, double least)
    {
        var logs = values.Select(row => row.Select(value => Math.Log(Math.Max(value, least))).ToArray()).ToArray();
        var arms = RidgeFit.Fit(inputs, logs, [.. Enumerable.Repeat(penalty, inputs[0].Length)]);
        var (known, expected) = (new double[arms.Intercepts.Length], new double[arms.Intercepts.Length]);
        for (var row = 0; row < values.Length; row++)
        {
            var scores = arms.Scores(inputs[row]);
            for (var arm = 0; arm < scores.Length; arm++)
            {
                if (double.IsNaN(values[row][arm])) continue;
                known[arm] += Math.Max(values[row][arm], least);
                expected[arm] += Math.Exp(scores[arm]);
            }
        }

        return new LogRidge(arms with { Intercepts = [.. arms.Intercepts.Select((intercept, arm) => intercept + Math.Log(known[arm] / expected[arm]))] }, least);
    }

    /// <summary>Expected numbers for one input.</summary>
    public double[] Expect(double[] input) => [.. Arms.Scores(input).Select(score => Math.Max(Math.Exp(score), _least))];
}
