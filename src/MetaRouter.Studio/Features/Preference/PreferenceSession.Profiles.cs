using MetaRouter.Data.People;

namespace MetaRouter.Studio.Features.Preference;

/// <content>The person's profiles, and the cost weight that they set in the one in use.</content>
public sealed partial class PreferenceSession
{
    /// <summary>The named profiles, oldest first.</summary>
    public IReadOnlyList<NamedProfile> Profiles { get; private set; } = [];

    /// <summary>The one in use; null for the first, which has no name.</summary>
    public Guid? ProfileInUse { get; private set; }

    /// <summary>What the one in use is called; null for the first.</summary>
    public string? ProfileName => ProfileNameOf(ProfileInUse);

    /// <summary>The cost weight that is set in the first one; null for none.</summary>
    public double? FirstPin { get; private set; }

    /// <summary>What a profile is called; null for the first, and for one that is not there any more.</summary>
    public string? ProfileNameOf(Guid? profileId) => Profiles.FirstOrDefault(profile => profile.Id == profileId)?.Name;

    /// <summary>Makes a profile, not in use yet.</summary>
    public Task<ProfileResult> CreateProfileAsync(string name) => ChangeAsync(profiles.CreateAsync(_personId, name, CancellationToken.None));

    /// <summary>Gives a profile another name.</summary>
    public Task<ProfileResult> RenameProfileAsync(Guid profileId, string name) => ChangeAsync(profiles.RenameAsync(_personId, profileId, name, CancellationToken.None));

    /// <summary>Removes a profile; what was learned in it is forgotten.</summary>
    public Task<ProfileResult> DeleteProfileAsync(Guid profileId) => ChangeAsync(profiles.DeleteAsync(_personId, profileId, CancellationToken.None));

    /// <summary>Puts a profile to use; null for the first.</summary>
    public Task<ProfileResult> UseProfileAsync(Guid? profileId) => ChangeAsync(profiles.UseAsync(_personId, profileId, CancellationToken.None));

    /// <summary>Sets the cost weight of the profile in use; null for what is learned. It is shown at once: a slider may move on before it is kept.</summary>
    public async Task<ProfileResult> PinAsync(double? costWeight)
    {
        PreviewPin(costWeight);
        var result = await profiles.PinAsync(_personId, costWeight, CancellationToken.None);
        if (result != ProfileResult.Done) await RefreshAsync(Shown);
        else await RefreshProfilesAsync();
        Changed?.Invoke();
        return result;
    }

    /// <summary>Shows what a cost weight in [0, 1] would mean, or what is learned, without keeping it.</summary>
    public void PreviewPin(double? costWeight)
    {
        if (Place is not { } place) return;
        Show(place.WithPin(costWeight));
        Changed?.Invoke();
    }

    private async Task<ProfileResult> ChangeAsync(Task<ProfileResult> change)
    {
        var result = await change;
        await RefreshAsync(Shown);
        Changed?.Invoke();
        return result;
    }

    private async Task RefreshProfilesAsync()
    {
        var person = await people.FindAsync(_personId, _closed.Token);
        Profiles = await profiles.ListAsync(_personId, _closed.Token);
        (ProfileInUse, FirstPin) = (person?.ProfileId, person?.PinnedCostWeight);
    }
}
