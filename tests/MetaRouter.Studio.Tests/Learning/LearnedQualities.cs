using MetaRouter.Data.Rewards;
using MetaRouter.Studio.Learning;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Tests.Learning;

/// <summary>What is predicted for the sample questions, and judgements of them.</summary>
internal static class LearnedQualities
{
    /// <summary>Mean, variance and bonus of every candidate for every sample question.</summary>
    public static double[] Of(CandidatePools pools, RoutedPool pool) =>
    [
        .. from sample in pools.Samples
           from prediction in pool.Predict(sample.Query).Qualities
           from number in new[] { prediction.Quality.Mean, prediction.Quality.Variance, prediction.Bonus }
           select number,
    ];

    public static void AssertSame(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    /// <summary>A thumb on some candidate's answer to some sample question; each number another.</summary>
    public static LoggedReward Line(CandidatePools pools, string encoderVersion, Guid person, int number)
    {
        var pool = pools.Recorded!;
        var sample = pools.Samples[number * 7 % pools.Samples.Length];
        var question = new JudgedQuestion(
            person, Guid.CreateVersion7(), pool, pool.Predict(sample.Query), sample.Embedding, encoderVersion, 0.5, DateTimeOffset.UnixEpoch.AddSeconds(number));
        return RewardLines.OfThumb(question, pool.Candidates[number * 5 % pool.Candidates.Count].Id, number % 3 != 0).Single();
    }
}
