using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Quality.Online;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Rewards;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Learning;

/// <summary>What was judged, as the reward log needs it.</summary>
/// <param name="PersonId">Who judged.</param>
/// <param name="JudgedId">The comparison or routed answer.</param>
/// <param name="Pool">Who could have answered.</param>
/// <param name="Prediction">What was predicted for the question.</param>
/// <param name="Embedding">Of the question.</param>
/// <param name="EncoderVersion">Who made the embedding.</param>
/// <param name="CostWeight">ŵ before the judgement, in [0, 1].</param>
/// <param name="At">When, UTC.</param>
public sealed record JudgedQuestion(
    Guid PersonId, Guid JudgedId, RoutedPool Pool, PoolPrediction Prediction, QueryEmbedding Embedding, string EncoderVersion, double CostWeight, DateTimeOffset At);

/// <summary>Makes lines of the reward log from judgements (docs/mathematics.md, section 5).</summary>
public static class RewardLines
{
    /// <summary>The two lines of a comparison; none for a candidate that has left the pool.</summary>
    /// <param name="question">What was judged.</param>
    /// <param name="left">Who wrote answer A, its q̂ in the judgement, and c̃ of its price on screen.</param>
    /// <param name="right">The same of answer B.</param>
    /// <param name="choice">What was said.</param>
    /// <param name="pricesShown">Whether prices were on screen.</param>
    /// <param name="source">A comparison, or one that began as a routed answer.</param>
    public static IReadOnlyList<LoggedReward> Of(
        JudgedQuestion question, (string CandidateId, double Quality, double Cost) left, (string CandidateId, double Quality, double Cost) right, Choice choice, bool pricesShown,
        RewardSource source = RewardSource.Comparison)
    {
        var rewards = pricesShown
            ? RewardFormula.Compared(choice, left.Quality, right.Quality, left.Cost, right.Cost, question.CostWeight)
            : RewardFormula.WithoutPrices(choice);
        return
        [
            .. Line(question, left.CandidateId, source, rewards.Left),
            .. Line(question, right.CandidateId, source, rewards.Right),
        ];
    }

    /// <summary>The line of a thumb.</summary>
    public static IReadOnlyList<LoggedReward> OfThumb(JudgedQuestion question, string candidateId, bool isUp) =>
        [.. Line(question, candidateId, RewardSource.Thumb, RewardFormula.Thumb(isUp))];

    private static IEnumerable<LoggedReward> Line(JudgedQuestion question, string candidateId, RewardSource source, double value)
    {
        var index = question.Pool.Candidates.IndexOf(candidateId);
        if (index < 0) yield break;
        var prediction = question.Prediction.Qualities[index];
        yield return new LoggedReward
        {
            PersonId = question.PersonId,
            Pool = question.Pool.IsRecorded ? RewardedPool.Recorded : RewardedPool.Live,
            CandidateId = candidateId,
            Source = source,
            JudgedId = question.JudgedId,
            Value = value,
            FormulaVersion = RewardFormula.Version,
            CostWeight = question.CostWeight,
            BaseQuality = prediction.BaseQuality,
            BaseSource = prediction.Quality.Source,
            Embedding = StoredEmbedding.ToBytes(question.Embedding),
            EncoderVersion = question.EncoderVersion,
            CreatedAt = question.At,
        };
    }
}
