using System.Globalization;
using MetaRouter.Data.Candidates;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Candidates;

/// <summary>Adds or changes a candidate.</summary>
public sealed partial class CandidateForm
{
    private ElementReference _heading;

    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public CandidatesSession Session { get; set; } = null!;

    /// <summary>What is typed.</summary>
    [Parameter, EditorRequired]
    public EntryForm Form { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    private string Title => Session.Editing is { } id ? string.Format(CultureInfo.CurrentCulture, CandidatesText.FormEdit, id) : CandidatesText.FormAdd;

    // One that has gone stays to be seen, and is refused when it is saved.
    private IReadOnlyList<(string Value, string Label)> Providers =>
    [
        .. Session.State.Providers.Select(provider => provider.Id).Append(Form[CandidateFields.Provider]).Where(id => id.Length > 0)
            .Distinct(StringComparer.Ordinal).Select(id => (id, id)).DefaultIfEmpty(("", CandidatesText.NoneYet)),
    ];

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await _heading.FocusAsync();
    }

    private async Task SaveAsync()
    {
        var isNew = Session.Editing is null;
        var name = Form.Trimmed(CandidateFields.Name) is { Length: > 0 } typed ? typed : Form.Trimmed(CandidateFields.Model);
        var change = await Session.SaveAsync();
        if (change == EntryChange.Made) Notices.Show(string.Format(CultureInfo.CurrentCulture, isNew ? CandidatesText.AddedNowPrice : CandidatesText.Saved, name), NoticeKind.Success);
        else if (change == EntryChange.NotFound) Notices.Show(AdminText.GoneElsewhere, NoticeKind.Problem);
    }
}
