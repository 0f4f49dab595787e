using MetaRouter.Data.Auditing;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Probes;

/// <summary>What became of an upload.</summary>
public enum SetUpload
{
    /// <summary>Every question is stored.</summary>
    Stored,

    /// <summary>Another set has this name; nothing is stored.</summary>
    NameTaken,
}

/// <summary>What became of a wish to remove a set.</summary>
public enum SetRemoval
{
    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>There is no such set.</summary>
    NotFound,

    /// <summary>A probe was made with it, and is explained by it: it stays.</summary>
    InUse,
}

/// <summary>The sets of questions that admins have uploaded. Safe for concurrent use.</summary>
public sealed class QuestionSetStore(StudioDatabase database, TimeProvider time)
{
    // "questset" in ASCII.
    private const long SetLock = 0x7175657374736574;

    /// <summary>Longest name, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>All sets, by name.</summary>
    public async Task<IReadOnlyList<QuestionSet>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.QuestionSets.OrderBy(set => set.Name).ToListAsync(cancellationToken);
    }

    /// <summary>The sets that a probe was made with, which cannot be removed.</summary>
    public async Task<IReadOnlySet<Guid>> InUseAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Probes.Where(probe => probe.SetId != null).Select(probe => probe.SetId!.Value).ToHashSetAsync(cancellationToken);
    }

    /// <summary>A set's questions in their order; empty for an unknown set.</summary>
    public async Task<IReadOnlyList<ProbeQuestion>> QuestionsAsync(Guid setId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.ProbeQuestions.Where(question => question.SetId == setId).OrderBy(question => question.Index).ToListAsync(cancellationToken);
    }

    /// <summary>Stores a set whole, or nothing.</summary>
    /// <param name="actor">Who uploads it.</param>
    /// <param name="name">1 to <see cref="MaxNameLength"/> characters.</param>
    /// <param name="questions">1 to <see cref="QuestionSet.MostQuestions"/>; their set and place are given here.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<SetUpload> AddAsync(Actor actor, string name, IReadOnlyList<ProbeQuestion> questions, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(questions.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(questions.Count, QuestionSet.MostQuestions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, MaxNameLength);
        return database.WriteAsync(
            async context =>
            {
                await context.LockAsync(SetLock, cancellationToken);
                if (await context.QuestionSets.AnyAsync(set => set.Name == name, cancellationToken)) return SetUpload.NameTaken;
                var now = time.GetUtcNow().ToWholeMilliseconds();
                var set = new QuestionSet { Id = Guid.CreateVersion7(now), Name = name, CreatedAt = now, Count = questions.Count };
                context.Add(set);
                context.AddRange(questions.Select((question, index) => question with { SetId = set.Id, Index = index }));
                context.Note(actor, now, "question_set.uploaded", name, FormattableString.Invariant($"{questions.Count} questions"));
                await context.SaveChangesAsync(cancellationToken);
                return SetUpload.Stored;
            },
            cancellationToken);
    }

    /// <summary>Removes a set that no probe was made with.</summary>
    public Task<SetRemoval> RemoveAsync(Actor actor, Guid setId, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.LockAsync(ProbeStore.ProbeLock, cancellationToken);
            if (await context.QuestionSets.SingleOrDefaultAsync(set => set.Id == setId, cancellationToken) is not { } set) return SetRemoval.NotFound;
            if (await context.Probes.AnyAsync(probe => probe.SetId == setId, cancellationToken)) return SetRemoval.InUse;
            await context.QuestionSets.Where(row => row.Id == setId).ExecuteDeleteAsync(cancellationToken);
            context.Note(actor, time.GetUtcNow(), "question_set.removed", set.Name);
            await context.SaveChangesAsync(cancellationToken);
            return SetRemoval.Removed;
        },
        cancellationToken);
}
