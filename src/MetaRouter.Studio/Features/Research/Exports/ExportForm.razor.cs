using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Data.Research;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Exports;

/// <summary>Chooses a dataset, begins it, and shows how far it is.</summary>
public sealed partial class ExportForm
{
    private DatasetKind _kind;
    private DatasetFormat _format;
    private DateOnly? _from;
    private DateOnly? _to;
    private string _category = "";
    private string _language = "";
    private string _prices = "";
    private string? _problem;

    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public ExportsSession Session { get; set; } = null!;

    private bool IsLax => Session.Rules.ExportsWithoutConsent || Session.Rules.ExportsPersonalData;

    private string RulesWords => string.Join(' ', new[]
    {
        Session.Rules.ExportsWithoutConsent ? ExportsText.RuleWithoutConsent : Session.IsConsentAsked ? ExportsText.RuleConsent : ExportsText.RuleNobodyAsked,
        Session.Rules.ExportsPersonalData ? ExportsText.RulePersonalDataLeaves : ExportsText.RulePersonalData,
        ExportsText.RulePseudonyms,
    });

    private string? Ended => Session.Job?.State switch
    {
        ExportJobState.Done => ExportsText.Done,
        ExportJobState.Cancelled => ExportsText.Cancelled,
        ExportJobState.Failed => ExportsText.Failed,
        _ => null,
    };

    private string Address => StudioUrls.ApiExport.Replace("{kind}", DatasetRequest.Name(_kind), StringComparison.Ordinal);

    private Task ExportAsync()
    {
        _problem = _from is { } from && _to is { } to && to < from ? ExportsText.RangeTurned : null;
        if (_problem is not null) return Task.CompletedTask;
        var filter = new ComparisonFilter { From = Midnight(_from, 0), Before = Midnight(_to, 1) };
        if (_kind != DatasetKind.Bandit)
        {
            filter = filter with
            {
                Category = Given(_category), Language = Given(_language),
                PricesShown = _prices switch { "yes" => true, "no" => false, _ => null },
            };
        }

        if (!Session.Export(new DatasetRequest { Kind = _kind, Format = _format, Filter = filter })) _problem = ExportsText.OneAtATime;
        return Task.CompletedTask;
    }

    private static string? Given(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateTimeOffset? Midnight(DateOnly? day, int later) =>
        day is { } given && given < DateOnly.MaxValue ? new DateTimeOffset(given.AddDays(later).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
}
