using System.Globalization;
using MetaRouter.Data.Candidates;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Providers;

/// <summary>Adds or changes a provider.</summary>
public sealed partial class ProviderForm
{
    private ElementReference _heading;

    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public ProvidersSession Session { get; set; } = null!;

    /// <summary>What is typed.</summary>
    [Parameter, EditorRequired]
    public EntryForm Form { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    private static IReadOnlyList<(string Value, string Label)> Kinds =>
    [
        (ProviderFields.NoKey, ProvidersText.KeyNone), (ProviderFields.KeyInVariable, ProvidersText.KeyVariable), (ProviderFields.StoredKey, ProvidersText.KeyStored),
    ];

    private string Title => Session.Editing is { } id ? string.Format(CultureInfo.CurrentCulture, ProvidersText.EditTitle, id) : ProvidersText.AddTitle;

    private bool HasStoredKey => Session.Providers.FirstOrDefault(provider => provider.Id == Session.Editing)?.Entry?.EncryptedKey is not null;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await _heading.FocusAsync();
    }

    private async Task SaveAsync()
    {
        var id = Session.Editing ?? Form.Trimmed(ProviderFields.Id);
        var change = await Session.SaveAsync();
        if (change == EntryChange.Made) Notices.Show(string.Format(CultureInfo.CurrentCulture, ProvidersText.Saved, id), NoticeKind.Success);
        else if (change == EntryChange.NotFound) Notices.Show(AdminText.GoneElsewhere, NoticeKind.Problem);
    }
}
