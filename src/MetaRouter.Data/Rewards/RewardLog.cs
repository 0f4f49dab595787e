using System.Runtime.CompilerServices;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Rewards;

/// <summary>
/// The rewards of everybody in one order, which all readers see alike: whoever has read a line has read every line before it. Votes and thumbs append to it
/// in their own transactions; what is taken back, deleted or erased is reversed there too. Safe for concurrent use.
/// </summary>
public sealed class RewardLog(StudioDatabase database, TimeProvider time)
{
    private const int PageSize = 256;
    private const int SnapshotsKept = 8;

    // Another process may have appended without our hearing of it.
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(2);

    /// <summary>Appends lines in the given order, all or none. Lines of people who are unknown, or erased by now, are left out.</summary>
    /// <returns>The lines that were appended, with their places.</returns>
    public Task<IReadOnlyList<LoggedReward>> AppendAsync(IReadOnlyList<LoggedReward> rewards, CancellationToken cancellationToken)
    {
        var people = rewards.Select(reward => reward.PersonId).OfType<Guid>().Distinct().Order().ToList();
        return database.WriteAsync(
            async context =>
            {
                foreach (var person in people) await context.LockPersonAsync(person, cancellationToken);
                var known = await context.People.Where(person => people.Contains(person.Id)).Select(person => person.Id).ToHashSetAsync(cancellationToken);
                return await context.AppendRewardsAsync([.. rewards.Where(reward => reward.PersonId is not { } person || known.Contains(person))], cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Appends a reversing line for each of the person's lines about a comparison or routed answer that still counts.</summary>
    /// <returns>False if there was none.</returns>
    public Task<bool> ReverseAsync(Guid personId, Guid judgedId, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context =>
        {
            await context.ReverseRewardsAsync(context.RewardsOf(personId, judgedId), time.GetUtcNow().ToWholeMilliseconds(), cancellationToken);
            return context.HasAppendedRewards;
        },
        cancellationToken);

    /// <summary>The lines after a place, in order, to the end as it is then. A line that is reversed comes all the same, and its reversal later.</summary>
    public async IAsyncEnumerable<LoggedReward> ReadAsync(long afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            List<LoggedReward> page;
            await using (var context = database.CreateContext())
                page = await context.Rewards.Where(row => row.Sequence > afterSequence).OrderBy(row => row.Sequence).Take(PageSize).ToListAsync(cancellationToken);
            foreach (var line in page) yield return line;
            if (page.Count < PageSize) yield break;
            afterSequence = page[^1].Sequence;
        }
    }

    /// <summary>Waits until there is a line after a place: at once for lines of this process or PostgreSQL's, within seconds for another process on a file.</summary>
    /// <returns>False if there was none in time.</returns>
    public async Task<bool> WaitForMoreAsync(long afterSequence, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var appended = database.NextRewards();
            await using (var context = database.CreateContext())
                if (await context.Rewards.AnyAsync(row => row.Sequence > afterSequence, cancellationToken)) return true;
            var left = atMost - time.GetElapsedTime(began);
            if (left <= TimeSpan.Zero) return false;
            try
            {
                await appended.WaitAsync(left < PollEvery ? left : PollEvery, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                // Looks again.
            }
        }
    }

    /// <summary>Keeps what was folded up to a line, unless a line in it has been reversed since; the last few of a form are kept.</summary>
    /// <param name="snapshot">What was folded.</param>
    /// <param name="seenSequence">The last line that whoever folded it had seen; at least the snapshot's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False, and nothing kept, if the fold is out of date.</returns>
    public Task<bool> SaveSnapshotAsync(QualitySnapshot snapshot, long seenSequence, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seenSequence, snapshot.Sequence);
        return database.WriteAsync(
            async context =>
            {
                await context.LockLogAsync(cancellationToken);
                if (await context.Rewards.AnyAsync(row => row.Sequence > seenSequence && row.Reverses <= snapshot.Sequence, cancellationToken)) return false;
                var ofForm = context.QualitySnapshots.Where(row => row.FormVersion == snapshot.FormVersion);
                if (await ofForm.AnyAsync(row => row.Sequence == snapshot.Sequence, cancellationToken)) return true;
                context.Add(snapshot);
                await context.SaveChangesAsync(cancellationToken);
                var kept = await ofForm.OrderByDescending(row => row.Sequence).Select(row => row.Sequence).Take(SnapshotsKept).ToListAsync(cancellationToken);
                var oldest = kept[^1];
                await ofForm.Where(row => row.Sequence < oldest).ExecuteDeleteAsync(cancellationToken);
                return true;
            },
            cancellationToken);
    }

    /// <summary>The snapshot of a form with the most lines in it, all of which still count; null if there is none.</summary>
    public async Task<QualitySnapshot?> LatestSnapshotAsync(string formVersion, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.QualitySnapshots.Where(row => row.FormVersion == formVersion)
            .OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(cancellationToken);
    }
}
