using MetaRouter.Data.PolicyVersions;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Policies;

namespace MetaRouter.Studio.Features.Admin.Policies;

/// <summary>A policy version as the page shows it.</summary>
/// <param name="Version">What is stored.</param>
/// <param name="IsInUse">Whether people are believed with it now.</param>
/// <param name="IsConfigured">Whether the configuration names it.</param>
/// <param name="Agreement">How it has decided as a shadow; null when it never did.</param>
public sealed record ListedPolicy(PolicyVersion Version, bool IsInUse, bool IsConfigured, ShadowAgreement? Agreement);

/// <summary>The Policy versions page, without anything that draws. One circuit uses it, one operation after the other.</summary>
public sealed class PoliciesSession(PoliciesInUse policies, PolicyStore store, PolicyArtifact artifacts, PreferenceModelInUse inUse, CurrentPerson current)
{
    /// <summary>The versions, newest first; null before <see cref="LoadAsync"/>.</summary>
    public IReadOnlyList<ListedPolicy>? Versions { get; private set; }

    /// <summary>Why the one in use is not the active one; null when it is.</summary>
    public string? Refusal => inUse.Refusal;

    /// <summary>What <see cref="RollBackAsync"/> would make active; null for nothing.</summary>
    public PolicyVersion? Previous { get; private set; }

    /// <summary>Why the last upload was refused; null when it was not.</summary>
    public string? UploadRefusal { get; private set; }

    /// <summary>Reads the versions.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var versions = await store.ListAsync(cancellationToken);
        var agreements = await store.AgreementsAsync(cancellationToken);
        Previous = PolicyStore.PreviousOf(versions);
        Versions = [.. versions.Select(version => new ListedPolicy(
            version, version.ModelVersion == inUse.Model.Version, version.ModelVersion == policies.ConfiguredModel,
            agreements.TryGetValue(version.Id, out var agreement) ? agreement : null))];
    }

    /// <summary>Keeps an uploaded model when it can be used.</summary>
    /// <returns>Its name; null when <see cref="UploadRefusal"/> says why not.</returns>
    public async Task<string?> UploadAsync(IReadOnlyList<UploadedFile> files)
    {
        var artifact = artifacts.Check(files);
        UploadRefusal = artifact.Refusal;
        if (artifact.Version is not { } version) return null;
        var isNew = await store.AddAsync(await current.ActorAsync(), version, artifact.Files, CancellationToken.None);
        UploadRefusal = isNew ? null : PoliciesText.AlreadyThere;
        await FollowAsync();
        return isNew ? version.Name : null;
    }

    /// <summary>Says why an upload was not even read.</summary>
    public void Refuse(string reason) => UploadRefusal = reason;

    /// <summary>Makes a version the active one.</summary>
    public async Task<bool> ActivateAsync(Guid id) =>
        await ThenFollowAsync(await store.ActivateAsync(await current.ActorAsync(), id, inUse.Model.Version, CancellationToken.None));

    /// <summary>Makes the version before active again.</summary>
    public async Task<bool> RollBackAsync() =>
        await ThenFollowAsync(await store.RollBackAsync(await current.ActorAsync(), inUse.Model.Version, CancellationToken.None));

    /// <summary>Lets a version decide beside the active one, or no longer.</summary>
    public async Task<bool> SetShadowAsync(Guid id, bool isShadow) =>
        await ThenFollowAsync(await store.SetShadowAsync(await current.ActorAsync(), id, isShadow, inUse.Model.Version, CancellationToken.None));

    private async Task<bool> ThenFollowAsync(bool isDone)
    {
        await FollowAsync();
        return isDone;
    }

    private async Task FollowAsync()
    {
        await policies.ReadAsync(CancellationToken.None);
        await LoadAsync(CancellationToken.None);
    }
}
