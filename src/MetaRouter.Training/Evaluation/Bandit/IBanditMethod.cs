namespace MetaRouter.Training.Evaluation.Bandit;

/// <summary>A way to choose candidates and to learn from what came of it.</summary>
internal interface IBanditMethod
{
    /// <summary>Name in reports.</summary>
    string Name { get; }

    /// <summary>The method before the first learning row.</summary>
    /// <param name="data">What is known beforehand: the preference rows and what was fitted to them.</param>
    /// <param name="random">The method's own draws.</param>
    IBanditLearner Start(BanditData data, Random random);
}

/// <summary>A method on its way through rows. Not safe for concurrent use.</summary>
internal interface IBanditLearner
{
    /// <summary>The candidate for a learning row, exploration included.</summary>
    int Explore(BanditPart part, int row);

    /// <summary>Takes in what the chosen candidate's answer was worth, a reward in [0, 1]; nothing is known of the others.</summary>
    void Learn(BanditPart part, int row, int candidate, double reward);

    /// <summary>What is believed of a row, without exploration; arrays per candidate.</summary>
    BanditEstimate Estimate(BanditPart part, int row);

    /// <summary>A learner that goes on from here by itself.</summary>
    IBanditLearner Fork();
}

/// <summary>What a method believes of one row. Arrays are [candidate].</summary>
/// <param name="Quality">q̂ ∈ [0, 1]: what the budget's filter sees.</param>
/// <param name="Scores">What is compared among the eligible.</param>
internal readonly record struct BanditEstimate(double[] Quality, double[] Scores);

/// <summary>What answers were worth, as methods are told. Immutable.</summary>
/// <param name="part">The rows.</param>
/// <param name="flipped">Per row, whether the feedback says the opposite; null for never.</param>
internal sealed class BanditFeedback(BanditPart part, bool[]? flipped = null)
{
    /// <summary>Reward in [0, 1].</summary>
    public double Reward(int row, int candidate)
    {
        var quality = part.Truth.Quality[row][candidate];
        return flipped?[row] == true ? 1 - quality : quality;
    }

    /// <summary>Feedback of which a share is flipped, at rows drawn at random.</summary>
    public static BanditFeedback Flipped(BanditPart part, double share, Random random) =>
        new(part, [.. Enumerable.Range(0, part.Count).Select(_ => random.NextDouble() < share)]);
}
