using MetaRouter.Data.PolicyVersions;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Features.Admin.Policies;
using MetaRouter.Studio.Policies;
using MetaRouter.Studio.Tests.Policies;

namespace MetaRouter.Studio.Tests.Features.Admin.Policies;

public sealed class PoliciesSessionTests : IAsyncLifetime
{
    private StudioParts _studio = null!;
    private PoliciesSession _session = null!;

    private PreferenceModelInUse InUse => _studio.Get<PreferenceModelInUse>();

    public async Task InitializeAsync()
    {
        _studio = await StudioParts.CreateAsync();
        var policies = _studio.Get<PoliciesInUse>();
        await policies.RegisterAsync(CancellationToken.None);
        await policies.ReadAsync(CancellationToken.None);
        _session = new PoliciesSession(
            policies, _studio.Get<PolicyStore>(), _studio.Get<PolicyArtifact>(), InUse, new CurrentPerson(new SignedIn(await _studio.GuestAsync())));
        await _session.LoadAsync(CancellationToken.None);
    }

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    [Fact]
    public void Load_FirstStart_ShowsTheConfiguredOneInUse()
    {
        Assert.True(_session.Versions!.Single(row => row.IsConfigured).IsInUse);
        Assert.Null(_session.Previous);
    }

    [Fact]
    public async Task Upload_ThenActivateThenRollBack_GoesThereAndBack()
    {
        var configured = InUse.Model.Version;
        Assert.NotNull(await _session.UploadAsync(MadeUpArtifact.Files("one")));
        var uploaded = _session.Versions!.Single(row => row is { IsConfigured: false, Version.Manifest.Length: > 2 });

        Assert.True(await _session.SetShadowAsync(uploaded.Version.Id, true));
        Assert.Single(_studio.Get<PoliciesInUse>().Shadows);
        Assert.True(await _session.ActivateAsync(uploaded.Version.Id));

        Assert.Equal(uploaded.Version.ModelVersion, InUse.Model.Version);
        Assert.Empty(_studio.Get<PoliciesInUse>().Shadows);
        Assert.Equal(configured, _session.Previous!.ModelVersion);
        Assert.True(await _session.RollBackAsync());
        Assert.Equal(configured, InUse.Model.Version);
    }

    [Fact]
    public async Task Upload_RefusedOrThereAlready_SaysWhyAndKeepsNothing()
    {
        var before = _session.Versions!.Count;

        Assert.Null(await _session.UploadAsync([new UploadedFile("a.onnx", [1])]));
        Assert.Equal(PolicyText.NoManifest, _session.UploadRefusal);
        Assert.Null(await _session.UploadAsync(MadeUpArtifact.Files("")));
        Assert.Equal(PoliciesText.AlreadyThere, _session.UploadRefusal);

        Assert.Equal(before, _session.Versions.Count);
    }
}
