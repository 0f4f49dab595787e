using MetaRouter.Core.Simulation;

namespace MetaRouter.Core.Leaderboards;

/// <summary>
/// Fits the data, and then again and again what is drawn from it with replacement. Every round has random numbers of its own, and begins at the fit
/// of the whole, from which it is one or two steps away.
/// </summary>
internal static class Bootstrap
{
    private const int Part = 1;
    private const double FitTolerance = 1e-7;

    /// <summary>Its square, in logits, is about what a round's fit is wrong by: far below a point.</summary>
    private const double RoundTolerance = 1e-3;

    /// <summary>The fit, and the parameters of each round.</summary>
    public static (double[] Best, double[][] Rounds) Run(
        ComparisonCells cells, int candidates, LeaderboardSettings settings, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var likelihood = new DavidsonLikelihood(cells, candidates, settings.Ridge);
        var best = likelihood.Maximise(cells.Weights, new double[likelihood.Size], FitTolerance, cancellationToken);
        var rounds = new double[settings.Rounds][];
        var done = 0;
        Parallel.For(
            0, rounds.Length,
            new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellationToken },
            () => new double[cells.Weights.Length],
            (round, _, weights) =>
            {
                cells.Draw(SeededStreams.Of(settings.Seed, Part, round), weights);
                rounds[round] = likelihood.Maximise(weights, best, RoundTolerance, cancellationToken);
                progress?.Report(Interlocked.Increment(ref done) / (double)rounds.Length);
                return weights;
            },
            _ => { });
        return (best, rounds);
    }
}
