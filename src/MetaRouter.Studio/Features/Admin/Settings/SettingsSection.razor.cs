using System.Globalization;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Settings;

/// <summary>One section of the settings: its fields, what is wrong with them, and what somebody else has set meanwhile.</summary>
public sealed partial class SettingsSection
{
    private bool _isSaving;

    /// <summary>The section.</summary>
    [Parameter, EditorRequired]
    public SectionForm Form { get; set; } = null!;

    /// <summary>Saves the section that was shown at a revision.</summary>
    [Parameter, EditorRequired]
    public Func<SectionForm, int, Task<SaveOutcome>> OnSave { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    private static string Format(string text, object value) => string.Format(CultureInfo.CurrentCulture, text, value);

    private async Task SaveAsync(int shownRevision)
    {
        if (_isSaving) return;
        _isSaving = true;
        try
        {
            if (await OnSave(Form, shownRevision) == SaveOutcome.Saved)
                Notices.Show(Format(SettingsText.Saved, Form.Title), NoticeKind.Success);
        }
        finally
        {
            _isSaving = false;
        }
    }
}
