using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.Tests.Differentiation;

/// <summary>Adam as a loop over doubles.</summary>
internal sealed class PlainAdam(double[] theta, AdamOptions options)
{
    private readonly double[] _mean = new double[theta.Length];
    private readonly double[] _square = new double[theta.Length];
    private int _steps;

    public double[] Theta { get; } = theta;

    public void Step(Func<double[], double[]> gradient)
    {
        var g = gradient(Theta);
        var norm = Math.Sqrt(g.Sum(value => value * value));
        var rate = options.FinalLearningRate
            + (options.LearningRate - options.FinalLearningRate) * (1 + Math.Cos(Math.PI * Math.Min(_steps / (double)options.Steps, 1))) / 2;
        _steps++;
        for (var index = 0; index < Theta.Length; index++)
        {
            var clipped = norm > options.ClipNorm ? g[index] * options.ClipNorm / norm : g[index];
            _mean[index] = options.MeanDecay * _mean[index] + (1 - options.MeanDecay) * clipped;
            _square[index] = options.SquareDecay * _square[index] + (1 - options.SquareDecay) * clipped * clipped;
            var mean = _mean[index] / (1 - Math.Pow(options.MeanDecay, _steps));
            var square = _square[index] / (1 - Math.Pow(options.SquareDecay, _steps));
            Theta[index] -= rate * mean / (Math.Sqrt(square) + options.Epsilon) + rate * options.WeightDecay * Theta[index];
        }
    }
}
