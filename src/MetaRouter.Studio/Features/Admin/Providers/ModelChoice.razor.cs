using System.Globalization;
using MetaRouter.Data.Candidates;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Providers;

/// <summary>Chooses candidates from the models that a provider offers.</summary>
public sealed partial class ModelChoice
{
    private ElementReference _heading;

    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public ProvidersSession Session { get; set; } = null!;

    /// <summary>The models.</summary>
    [Parameter, EditorRequired]
    public DiscoveredModels Discovery { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await _heading.FocusAsync();
    }

    private async Task AddAsync()
    {
        var names = string.Join(", ", Discovery.Chosen.Select(model => model.Id));
        var (change, taken) = await Session.AddChosenAsync();
        if (change == EntryChange.Made) Notices.Show(Words(ProvidersText.ChosenAdded, names), NoticeKind.Success);
        else if (change == EntryChange.IdTaken) Notices.Show(Words(ProvidersText.ChosenTaken, string.Join(", ", taken)), NoticeKind.Problem);
    }

    private static string Words(string format, params object[] words) => string.Format(CultureInfo.CurrentCulture, format, words);
}
