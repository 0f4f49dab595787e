using MetaRouter.Data.People;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>The person's profiles: which one is in use, new ones, other names, and deletion.</summary>
public sealed partial class ProfilesSection
{
    private ElementReference _heading;
    private ElementReference _field;
    private string _name = "";
    private string? _problem;

    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public PreferenceSession Session { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    private async Task CreateAsync()
    {
        var result = await Session.CreateProfileAsync(_name);
        _problem = ProfileWords.Problem(result);
        if (_problem is not null)
        {
            await _field.FocusAsync();
            return;
        }

        Notices.Show(Words.Format(PreferenceText.ProfileCreated, _name.Trim()), NoticeKind.Success);
        _name = "";
    }

    private async Task UseAsync(Guid? profileId, string name)
    {
        var result = await Session.UseProfileAsync(profileId);
        if (ProfileWords.Problem(result) is { } problem) Notices.Show(problem, NoticeKind.Problem);
        else Notices.Show(Words.Format(PreferenceText.ProfileUsed, name), NoticeKind.Success);
    }

    private async Task DeleteAsync(NamedProfile profile)
    {
        await Session.DeleteProfileAsync(profile.Id);
        Notices.Show(Words.Format(PreferenceText.ProfileDeleted, profile.Name), NoticeKind.Success);
        // The row had the focus and is gone.
        await _heading.FocusAsync();
    }
}
