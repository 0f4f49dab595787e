using System.Globalization;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace MetaRouter.Studio.Features.Admin.Candidates;

/// <summary>Imports a catalogue of prices: looks at it, shows what would change, and enters everything or nothing.</summary>
public sealed partial class ImportPanel
{
    private ElementReference _heading;

    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public CandidatesSession Session { get; set; } = null!;

    /// <summary>The catalogue.</summary>
    [Parameter, EditorRequired]
    public PriceImport Import { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await _heading.FocusAsync();
    }

    private async Task ReadFileAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.File.Size > PriceCatalogueFormat.MostBytes)
        {
            Session.RefuseFile();
            return;
        }

        await using var stream = chosen.File.OpenReadStream(PriceCatalogueFormat.MostBytes);
        await Session.ReadFileAsync(stream);
    }

    private async Task ApplyAsync()
    {
        var entered = await Session.ApplyImportAsync();
        if (entered is { } count) Notices.Show(Words(CandidatesText.ImportApplied, count), NoticeKind.Success);
        else Notices.Show(CandidatesText.ImportNotApplied, NoticeKind.Problem);
    }

    private static string FaultWords(CatalogueFault fault) => fault switch
    {
        { Key: null } => Words(CandidatesText.ImportFault, fault.Message),
        { Field: null } => Words(CandidatesText.ImportFaultRow, fault.Key, fault.Message),
        _ => Words(CandidatesText.ImportFaultField, fault.Key, fault.Field, fault.Message),
    };

    private static string PriceWords(TokenPrices? prices) => prices is null ? CandidatesText.NoneYet : string.Join(" · ", new[]
    {
        Words(CandidatesText.PriceInOut, PriceFields.Text(prices.Input), PriceFields.Text(prices.Output)),
        prices.CachedInput is { } cached ? Words(CandidatesText.PriceCached, PriceFields.Text(cached)) : null,
        prices.Reasoning is { } reasoning ? Words(CandidatesText.PriceReasoning, PriceFields.Text(reasoning)) : null,
    }.OfType<string>());

    private static string Words(string format, params object[] words) => string.Format(CultureInfo.CurrentCulture, format, words);
}
