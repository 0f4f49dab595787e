using MetaRouter.Studio.Access;
using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Features.Admin.Settings;

/// <summary>The Settings page, without anything that draws. One per circuit: what was typed is there again when the page is opened again.</summary>
public sealed class SettingsSession(SettingsInUse settings, CurrentPerson current)
{
    /// <summary>The sections, each saved by itself.</summary>
    public IReadOnlyList<SectionForm> Forms { get; } = SectionShapes.Forms(settings);

    /// <summary>Looks at what others have changed.</summary>
    public void Follow()
    {
        foreach (var form in Forms) form.Follow();
    }

    /// <summary>Saves one section.</summary>
    /// <param name="form">The section.</param>
    /// <param name="shownRevision">The revision that was on screen.</param>
    public async Task<SaveOutcome> SaveAsync(SectionForm form, int shownRevision) =>
        await form.SaveAsync(await current.ActorAsync(), shownRevision, CancellationToken.None);
}
