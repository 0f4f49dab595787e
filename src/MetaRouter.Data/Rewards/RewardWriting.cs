using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Rewards;

/// <summary>How lines come to the reward log, as a part of a transaction that writes other things too.</summary>
internal static class RewardWriting
{
    // Any number that no other lock has.
    private const long LogKey = 0x5265_7761_7264_4C6F;

    /// <summary>Appends lines in the given order.</summary>
    /// <returns>The lines with their places.</returns>
    public static async Task<IReadOnlyList<LoggedReward>> AppendRewardsAsync(
        this StudioContext context, IReadOnlyList<LoggedReward> rewards, CancellationToken cancellationToken)
    {
        if (rewards.Count == 0) return [];
        await context.LockLogAsync(cancellationToken);
        var appended = new List<LoggedReward>(rewards.Count);
        foreach (var reward in rewards)
        {
            // One after the other: the order of a batch is the database's own.
            var entry = context.Add(reward with { Sequence = 0 });
            await context.SaveChangesAsync(cancellationToken);
            appended.Add(entry.Entity with { Sequence = entry.Property(row => row.Sequence).CurrentValue });
        }
        context.HasAppendedRewards = true;
        await context.AnnounceRewardsAsync(cancellationToken);
        return appended;
    }

    /// <summary>Appends a reversing line for each of the given lines that still counts, and drops the snapshots that it is in.</summary>
    public static async Task ReverseRewardsAsync(this StudioContext context, IQueryable<LoggedReward> rewards, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await context.LockLogAsync(cancellationToken);
        var counting = await rewards
            .Where(row => row.Reverses == null && !context.Rewards.Any(later => later.Reverses == row.Sequence))
            .OrderBy(row => row.Sequence).ToListAsync(cancellationToken);
        if (counting.Count == 0) return;
        await context.AppendRewardsAsync(
            [.. counting.Select(row => row with { PersonId = null, Embedding = null, Reverses = row.Sequence, CreatedAt = now })], cancellationToken);
        var first = counting[0].Sequence;
        await context.QualitySnapshots.Where(snapshot => snapshot.Sequence >= first).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Reverses lines, and takes from them whose they were and what was asked.</summary>
    public static async Task ForgetRewardsAsync(this StudioContext context, IQueryable<LoggedReward> rewards, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await context.ReverseRewardsAsync(rewards, now, cancellationToken);
        await rewards.ExecuteUpdateAsync(
            update => update.SetProperty(row => row.PersonId, (Guid?)null).SetProperty(row => row.Embedding, (byte[]?)null), cancellationToken);
    }

    /// <summary>The person's lines about a comparison or routed answer.</summary>
    public static IQueryable<LoggedReward> RewardsOf(this StudioContext context, Guid personId, Guid judgedId) =>
        context.Rewards.Where(row => row.JudgedId == judgedId && row.PersonId == personId);

    /// <summary>Nothing comes to the log, or goes from its snapshots, until this transaction has ended.</summary>
    public static Task LockLogAsync(this StudioContext context, CancellationToken cancellationToken) => context.LockAsync(LogKey, cancellationToken);

    /// <summary>Refuses lines that are not a person's judgement of the given thing.</summary>
    /// <exception cref="ArgumentException">A line is somebody else's, or about something else, or reverses another.</exception>
    public static void Check(IReadOnlyList<LoggedReward> rewards, Guid personId, Guid judgedId, string parameter)
    {
        if (rewards.Any(reward => reward.PersonId != personId || reward.JudgedId != judgedId || reward.Reverses is not null))
            throw new ArgumentException("Every reward must be this person's, of what they judge here, and reverse none.", parameter);
    }
}
