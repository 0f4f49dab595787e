namespace MetaRouter.Training.Evaluation.Bandit;

/// <summary>Methods that no feedback changes.</summary>
/// <param name="name">Name in reports.</param>
/// <param name="estimate">What is believed of a row.</param>
internal sealed class FixedMethod(string name, Func<BanditData, BanditPart, int, Random, BanditEstimate> estimate) : IBanditMethod
{
    /// <summary>Any candidate; for the budget's filter every candidate's mean over the preference rows.</summary>
    public static FixedMethod Random { get; } = new("random", (data, _, _, random) => new(data.PreferenceMeans, [.. data.Candidates.Select(_ => random.NextDouble())]));

    /// <summary>
    /// A predictor that was told every candidate's outcome: for learning rows fitted to the preference rows, for deployment rows to both.
    /// </summary>
    public static FixedMethod Predictor { get; } = new("predictor", (_, part, row, _) => new(part.FullQuality[row], part.FullQuality[row]));

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public IBanditLearner Start(BanditData data, Random random) => new Learner((part, row) => estimate(data, part, row, random));

    private sealed class Learner(Func<BanditPart, int, BanditEstimate> estimate) : IBanditLearner
    {
        public int Explore(BanditPart part, int row)
        {
            var scores = estimate(part, row).Scores;
            return Array.IndexOf(scores, scores.Max());
        }

        public void Learn(BanditPart part, int row, int candidate, double reward)
        {
        }

        public BanditEstimate Estimate(BanditPart part, int row) => estimate(part, row);

        public IBanditLearner Fork() => this;
    }
}
