using MetaRouter.Core.Quality;
using MetaRouter.Core.Quality.Online;
using MetaRouter.Data.Rewards;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Learning;

/// <summary>The arms after a line of the reward log. Immutable: the same lines in the same order give the same arms, wherever they are read.</summary>
/// <param name="Space">Of the arms.</param>
/// <param name="EncoderVersion">Whose embeddings count.</param>
/// <param name="Arms">What was learned.</param>
/// <param name="Sequence">The last line that was read.</param>
public sealed record RewardFold(IArmSpace Space, string EncoderVersion, ArmSet Arms, long Sequence)
{
    /// <summary>Before the first line.</summary>
    public static RewardFold Start(IArmSpace space, string encoderVersion) => new(space, encoderVersion, OnlineQuality.Empty(space), 0);

    /// <summary>After one more line. Lines that reverse, that are reversed, or whose embedding is gone or foreign, teach nothing.</summary>
    /// <param name="line">The next line.</param>
    /// <param name="isReversed">Whether a later line takes it back.</param>
    public RewardFold Next(LoggedReward line, bool isReversed)
    {
        var after = this with { Sequence = line.Sequence };
        if (isReversed || line.Reverses is not null || line.EncoderVersion != EncoderVersion) return after;
        if (line.Embedding is not { } bytes || StoredEmbedding.FromBytes(bytes) is not { } embedding) return after;
        var pool = RoutedPool.NameOf(line.Pool == RewardedPool.Recorded);
        return after with
        {
            Arms = OnlineQuality.Learn(
                Space, Arms, pool, line.CandidateId, line.BaseSource == QualitySource.Assumed, Space.Features(embedding), line.BaseQuality, line.Value),
        };
    }
}
