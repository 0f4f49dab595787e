using MetaRouter.Data.Auditing;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.PolicyVersions;

/// <summary>
/// Versions of the preference model. At most one row is active; while none is, the one that the configuration names is in use. Safe for concurrent use; an
/// unknown id is a null or a false.
/// </summary>
public sealed class PolicyStore(StudioDatabase database, TimeProvider time)
{
    // "policies" in ASCII.
    private const long PoliciesLock = 0x706F6C6963696573;

    /// <summary>All versions, newest first, without their files.</summary>
    public async Task<IReadOnlyList<PolicyVersion>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.PolicyVersions.OrderByDescending(row => row.AddedAt).ThenByDescending(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The files of a version by name; empty for an unknown one, and for one that needs none.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> FilesAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.PolicyFiles.Where(file => file.PolicyVersionId == id).ToDictionaryAsync(file => file.Name, file => file.Content, cancellationToken);
    }

    /// <summary>Keeps a version with its files; false when there is one with this <see cref="PolicyVersion.ModelVersion"/> already.</summary>
    /// <param name="actor">Who does.</param>
    /// <param name="version">A candidate, checked by the caller.</param>
    /// <param name="files">Its files by name.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<bool> AddAsync(Actor actor, PolicyVersion version, IReadOnlyDictionary<string, byte[]> files, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.LockAsync(PoliciesLock, cancellationToken);
            if (await context.PolicyVersions.AnyAsync(row => row.ModelVersion == version.ModelVersion, cancellationToken)) return false;
            var now = Now();
            context.Add(version with { State = PolicyState.Candidate, AddedAt = now, ActivatedAt = null });
            context.AddRange(files.Select(file => new PolicyFile { PolicyVersionId = version.Id, Name = file.Key, Content = file.Value }));
            context.Note(actor, now, "policy.added", version.ModelVersion, version.Name);
            await context.SaveChangesAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Makes a version the active one; whichever was is retired.</summary>
    /// <param name="actor">Who does.</param>
    /// <param name="id">The version.</param>
    /// <param name="presentModel">The model in use, which counts as active while no row is.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False if there is no such version, or it is in use already.</returns>
    public Task<bool> ActivateAsync(Actor actor, Guid id, string presentModel, CancellationToken cancellationToken) =>
        SwitchAsync(actor, presentModel, "policy.activated", versions => versions.FirstOrDefault(row => row.Id == id), cancellationToken);

    /// <summary>Makes the version active again that was before the present one.</summary>
    /// <returns>False if there is none.</returns>
    public Task<bool> RollBackAsync(Actor actor, string presentModel, CancellationToken cancellationToken) =>
        SwitchAsync(actor, presentModel, "policy.rolled-back", PreviousOf, cancellationToken);

    /// <summary>The version that <see cref="RollBackAsync"/> would make active; null for none.</summary>
    public static PolicyVersion? PreviousOf(IEnumerable<PolicyVersion> versions) =>
        versions.Where(row => row is { State: PolicyState.Retired or PolicyState.Shadow, ActivatedAt: not null }).MaxBy(row => row.ActivatedAt);

    /// <summary>Lets a version decide beside the active one, or no longer.</summary>
    /// <returns>False if there is no such version, or it is the active one.</returns>
    public Task<bool> SetShadowAsync(Actor actor, Guid id, bool isShadow, string presentModel, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.LockAsync(PoliciesLock, cancellationToken);
            var row = await context.PolicyVersions.SingleOrDefaultAsync(version => version.Id == id, cancellationToken);
            if (row is null || row.State == PolicyState.Active || isShadow && row.ModelVersion == presentModel) return false;
            var state = isShadow ? PolicyState.Shadow : row.ActivatedAt is null ? PolicyState.Candidate : PolicyState.Retired;
            if (row.State == state) return true;
            context.Update(row with { State = state });
            context.Note(actor, Now(), isShadow ? "policy.shadowed" : "policy.unshadowed", row.ModelVersion, row.Name);
            await context.SaveChangesAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Keeps whom a shadow would have chosen; false when the decision is gone, or was noted already.</summary>
    public Task<bool> AddShadowChoiceAsync(ShadowChoice choice, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            if (!await context.Decisions.AnyAsync(row => row.Id == choice.DecisionId, cancellationToken)
                || await context.ShadowChoices.AnyAsync(row => row.DecisionId == choice.DecisionId && row.PolicyVersionId == choice.PolicyVersionId, cancellationToken))
                return false;
            context.Add(choice);
            await context.SaveChangesAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>How often each shadow has decided, and how often as the active version did.</summary>
    public async Task<IReadOnlyDictionary<Guid, ShadowAgreement>> AgreementsAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await (
            from choice in context.ShadowChoices
            join decision in context.Decisions on choice.DecisionId equals decision.Id
            group new { Same = choice.CandidateId == decision.CandidateId ? 1 : 0 } by choice.PolicyVersionId into choices
            select new { choices.Key, Decisions = choices.Count(), Same = choices.Sum(choice => choice.Same) })
            .ToDictionaryAsync(row => row.Key, row => new ShadowAgreement(row.Decisions, row.Same), cancellationToken);
    }

    private Task<bool> SwitchAsync(
        Actor actor, string presentModel, string action, Func<IReadOnlyList<PolicyVersion>, PolicyVersion?> choose, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.LockAsync(PoliciesLock, cancellationToken);
            var versions = await context.PolicyVersions.ToListAsync(cancellationToken);
            var present = versions.FirstOrDefault(row => row.State == PolicyState.Active) ?? versions.FirstOrDefault(row => row.ModelVersion == presentModel);
            if (choose(versions) is not { } next || next.State == PolicyState.Active) return false;
            var now = Now();
            if (present is not null && present != next) context.Update(present with { State = PolicyState.Retired, ActivatedAt = present.ActivatedAt ?? present.AddedAt });
            context.Update(next with { State = PolicyState.Active, ActivatedAt = now });
            context.Note(actor, now, action, next.ModelVersion, $"{present?.ModelVersion ?? presentModel} → {next.ModelVersion}");
            await context.SaveChangesAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    private DateTimeOffset Now() => time.GetUtcNow().ToWholeMilliseconds();
}

/// <summary>How a shadow has decided.</summary>
/// <param name="Decisions">How many decisions it looked at.</param>
/// <param name="Same">In how many of them it chose as the active version did.</param>
public readonly record struct ShadowAgreement(int Decisions, int Same);
