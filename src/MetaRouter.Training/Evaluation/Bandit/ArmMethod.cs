using MetaRouter.Core.Quality.Online;

namespace MetaRouter.Training.Evaluation.Bandit;

/// <summary>
/// Linear arms that learn from the chosen candidate alone: PILOT in both forms, LinUCB without prior, and other ways to explore with the same arms.
/// </summary>
/// <param name="name">Name in reports.</param>
/// <param name="form">Of the arms.</param>
/// <param name="start">The arms before the first row.</param>
/// <param name="epsilon">Share of learning rows on which any candidate is chosen, in [0, 1].</param>
internal sealed class ArmMethod(string name, ArmForm form, Func<BanditData, ArmForm, ArmSet> start, double epsilon = 0) : IBanditMethod
{
    /// <inheritdoc />
    public string Name => name;

    /// <summary>The method's constants in words.</summary>
    public string Constants
    {
        get
        {
            var score = form.Features == ArmFeatures.Paper ? form.Score.ToString().ToLowerInvariant() + " " : "";
            return FormattableString.Invariant($"{score}alpha {form.Alpha} ridge {form.Ridge} epsilon {epsilon}");
        }
    }

    /// <inheritdoc />
    public IBanditLearner Start(BanditData data, Random random)
    {
        // Arms that know nothing are all equal: who comes first in the pool must not matter.
        var order = Enumerable.Range(0, data.Candidates.Count).ToArray();
        random.Shuffle(order);
        return new Learner(start(data, form), data.Candidates, order, epsilon, random);
    }

    private sealed class Learner(ArmSet arms, IReadOnlyList<string> candidates, int[] order, double epsilon, Random random) : IBanditLearner
    {
        private ArmSet _arms = arms;

        private bool IsResidual => _arms.Form.Features == ArmFeatures.Residual;

        public int Explore(BanditPart part, int row)
        {
            if (random.NextDouble() < epsilon) return random.Next(order.Length);
            var (best, highest) = (order[0], double.NegativeInfinity);
            foreach (var candidate in order)
            {
                var reading = _arms.Read(candidates[candidate], Features(part, row));
                var score = Base(part, row, candidate) + reading.Optimistic(_arms.Form.Alpha);
                if (score > highest) (best, highest) = (candidate, score);
            }

            return best;
        }

        public void Learn(BanditPart part, int row, int candidate, double reward) =>
            _arms = _arms.Learn(candidates[candidate], Features(part, row), reward - Base(part, row, candidate));

        public BanditEstimate Estimate(BanditPart part, int row)
        {
            var (quality, scores) = (new double[order.Length], new double[order.Length]);
            for (var candidate = 0; candidate < order.Length; candidate++)
            {
                // The budget's filter needs a quality, and a cosine is none: θᵀx is.
                var known = Base(part, row, candidate);
                quality[candidate] = Math.Clamp(known + _arms.Estimate(candidates[candidate], Features(part, row)), 0, 1);
                scores[candidate] = known + _arms.Score(candidates[candidate], Features(part, row));
            }

            return new BanditEstimate(quality, scores);
        }

        public IBanditLearner Fork() => new Learner(_arms, candidates, order, epsilon, random);

        private double[] Features(BanditPart part, int row) => IsResidual ? part.Components[row] : part.Projections[row];

        private double Base(BanditPart part, int row, int candidate) => IsResidual ? part.Base.PredictedQuality[row][candidate] : 0;
    }
}
