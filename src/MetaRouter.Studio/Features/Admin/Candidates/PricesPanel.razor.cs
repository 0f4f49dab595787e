using System.Globalization;
using MetaRouter.Data.Candidates;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Candidates;

/// <summary>Enters a price of a candidate, and shows those there were.</summary>
public sealed partial class PricesPanel
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

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await _heading.FocusAsync();
    }

    private async Task SaveAsync()
    {
        var id = Session.Editing!;
        var change = await Session.SavePriceAsync();
        if (change == EntryChange.Made) Notices.Show(Words(CandidatesText.PriceEntered, id), NoticeKind.Success);
        else if (change is not null) Notices.Show(AdminText.GoneElsewhere, NoticeKind.Problem);
    }

    private static string Words(string format, string word) => string.Format(CultureInfo.CurrentCulture, format, word);
}
