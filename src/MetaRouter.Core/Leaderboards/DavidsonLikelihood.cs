using MathNet.Numerics.LinearAlgebra;

namespace MetaRouter.Core.Leaderboards;

/// <summary>
/// Davidson's model of paired comparisons with ties (JASA 65, 1970), with style differences x as covariates:
/// <code>
///   u = s_i − s_j + γᵀx,    P(i wins) : P(tie) : P(j wins)  =  e^{u/2} : ν : e^{−u/2},    ν = e^η
/// </code>
/// An exponential family in θ = [s, γ, η], so that the log likelihood less ½λ‖θ‖² is strictly concave: Newton's method with halved steps finds
/// its only maximum. The data never moves the sum of strengths inside a connected set of candidates, so the penalty makes that sum 0. Safe
/// for concurrent use.
/// </summary>
internal sealed class DavidsonLikelihood(ComparisonCells cells, int candidates, double ridge)
{
    private const int MostIterations = 200;
    private const int MostHalvings = 40;

    private readonly int _size = candidates + cells.Traits + 1;

    /// <summary>Number of parameters.</summary>
    public int Size => _size;

    /// <summary>The maximum.</summary>
    /// <param name="weights">Number of comparisons in each cell, at least 0.</param>
    /// <param name="start">Where to begin: as many numbers as there are parameters.</param>
    /// <param name="tolerance">Ends with a step that moves no parameter by more. Steps shrink quadratically, so the error is far smaller.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidOperationException">No maximum was found, which the mathematics rules out for finite input.</exception>
    public double[] Maximise(double[] weights, double[] start, double tolerance, CancellationToken cancellationToken)
    {
        var at = (double[])start.Clone();
        var (gradient, information) = (new double[_size], new double[_size * _size]);
        var value = Evaluate(weights, at, gradient, information);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var step = Solve(information, gradient);
            if (step.Max(Math.Abs) <= tolerance) return Moved(at, step, 1);
            var share = 1.0;
            for (var halving = 0; ; halving++, share /= 2)
            {
                var next = Moved(at, step, share);
                var nextValue = Evaluate(weights, next, gradient, information);
                // Near the maximum a full step may change the value by less than its rounding.
                if (nextValue >= value - 1e-10 * (1 + Math.Abs(value)))
                {
                    (at, value) = (next, nextValue);
                    break;
                }
                if (halving == MostHalvings) throw new InvalidOperationException("The likelihood does not rise along Newton's step.");
            }
        }
        throw new InvalidOperationException($"The likelihood has no maximum after {MostIterations} steps.");
    }

    /// <summary>The penalised log likelihood; writes its gradient and its negative second derivatives (lower triangle, row by row).</summary>
    internal double Evaluate(double[] weights, double[] at, double[] gradient, double[] information)
    {
        var (traits, tie) = (cells.Traits, _size - 1);
        Array.Clear(gradient);
        Array.Clear(information);
        var value = 0.0;
        var tieWeight = Math.Exp(at[tie]);
        var (cell, difference) = (cells.Cells, cells.Differences);
        // The innermost loop of a bootstrap over a hundred thousand comparisons: places in arrays that were just made cannot overflow.
        unchecked
        {
            for (var index = 0; index < weights.Length; index++)
            {
                var weight = weights[index];
                if (weight == 0) continue;
                var (first, second, result) = cell[index];
                var x = difference.AsSpan(index * traits, traits);
                var gain = at[first] - at[second];
                for (var trait = 0; trait < x.Length; trait++) gain += at[candidates + trait] * x[trait];

                // Divided by the larger of e^{±u/2}, so that nothing overflows.
                var half = Math.Exp(-Math.Abs(gain) / 2);
                var (smaller, tied) = (half * half, tieWeight * half);
                var sum = 1 + smaller + tied;
                var (won, lost) = gain >= 0 ? (1 / sum, smaller / sum) : (smaller / sum, 1 / sum);
                tied /= sum;
                value += weight * Math.Log(result switch { 1 => won, -1 => lost, _ => tied });

                // Sufficient statistics: y = ½, 0 or −½ for the strengths and the style, t = 1 at a tie for η.
                var mean = (won - lost) / 2;
                var slope = weight * (result / 2.0 - mean);
                var spread = weight * ((won + lost) / 4 - mean * mean);
                var shared = -weight * mean * tied;
                gradient[first] += slope;
                gradient[second] -= slope;
                gradient[tie] += weight * ((result == 0 ? 1 : 0) - tied);
                information[first * _size + first] += spread;
                information[second * _size + second] += spread;
                information[second * _size + first] -= spread;
                var tieRow = information.AsSpan(tie * _size, _size);
                tieRow[first] += shared;
                tieRow[second] -= shared;
                tieRow[tie] += weight * tied * (1 - tied);
                for (var trait = 0; trait < x.Length; trait++)
                {
                    var row = candidates + trait;
                    var scaled = spread * x[trait];
                    gradient[row] += slope * x[trait];
                    tieRow[row] += shared * x[trait];
                    var traitRow = information.AsSpan(row * _size, _size);
                    traitRow[first] += scaled;
                    traitRow[second] -= scaled;
                    var block = traitRow.Slice(candidates, trait + 1);
                    for (var other = 0; other < block.Length; other++) block[other] += scaled * x[other];
                }
            }
        }

        for (var parameter = 0; parameter < _size; parameter++)
        {
            value -= ridge / 2 * at[parameter] * at[parameter];
            gradient[parameter] -= ridge * at[parameter];
            information[parameter * _size + parameter] += ridge;
        }
        return value;
    }

    private static double[] Moved(double[] at, double[] step, double share) => [.. at.Select((parameter, index) => parameter + share * step[index])];

    private double[] Solve(double[] information, double[] gradient)
    {
        var matrix = Matrix<double>.Build.Dense(_size, _size, (row, column) => information[Math.Max(row, column) * _size + Math.Min(row, column)]);
        return matrix.Cholesky().Solve(Vector<double>.Build.Dense(gradient)).ToArray();
    }
}
