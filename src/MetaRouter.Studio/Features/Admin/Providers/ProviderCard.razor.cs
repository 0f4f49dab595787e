using System.Globalization;
using MetaRouter.Data.Candidates;
using MetaRouter.Data.Providers;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Providers;

/// <summary>One provider: its state, and what can be done with it.</summary>
public sealed partial class ProviderCard
{
    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public ProvidersSession Session { get; set; } = null!;

    /// <summary>The provider.</summary>
    [Parameter, EditorRequired]
    public KnownProvider Provider { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    private string HeadingId => $"provider-{Provider.Id}{(Provider.IsConfigured ? "-configured" : null)}";

    private string State => Provider.Problem is not null ? ProvidersText.StateProblem : Provider.IsInUse ? ProvidersText.StateInUse : ProvidersText.StateDisabled;

    private string StateClass => Provider.Problem is not null ? "badge-danger" : Provider.IsInUse ? "badge-good" : "badge-warning";

    private string KeyState => Provider.Entry is not { } entry ? ProvidersText.KeyStateConfigured
        : entry.KeyVariable is { } variable ? Words(ProvidersText.KeyStateVariable, variable)
        : entry.EncryptedKey is not null ? Words(ProvidersText.KeyStateStored, entry.MasterKeyId!)
        : ProvidersText.KeyStateNone;

    private string? Problem => Provider.Problem switch
    {
        null => null,
        ProviderProblem.IdConfigured => ProvidersText.ProblemIdConfigured,
        ProviderProblem.AddressInvalid => ProvidersText.ProblemAddressInvalid,
        ProviderProblem.VariableMissing => Words(ProvidersText.ProblemVariableMissing, Provider.Entry!.KeyVariable!),
        ProviderProblem.MasterKeyMissing => Words(ProvidersText.ProblemMasterKeyMissing, Provider.Entry!.MasterKeyId!),
        _ => ProvidersText.ProblemKeyDamaged,
    };

    private static string Outcome(ProviderTestResult result)
    {
        var seconds = result.Duration.TotalSeconds.ToString("0.0", CultureInfo.CurrentCulture);
        return result.Failure is { } failure ? Words(ProvidersText.TestFailed, failure.Message)
            : result.Model is { } model ? Words(ProvidersText.TestAnswered, model, seconds, Money.Format(result.Cost.Usd))
            : Words(ProvidersText.TestListed, result.Models!, seconds);
    }

    private async Task EnableAsync(ProviderEntry entry)
    {
        var change = await Session.EnableAsync(entry, !entry.IsEnabled);
        Notices.Show(change == EntryChange.Made ? Words(entry.IsEnabled ? ProvidersText.Disabled : ProvidersText.Enabled, entry.Id) : AdminText.ChangedElsewhereShort,
            change == EntryChange.Made ? NoticeKind.Success : NoticeKind.Problem);
    }

    private async Task DeleteAsync(ProviderEntry entry)
    {
        var change = await Session.DeleteAsync(entry);
        Notices.Show(change switch
        {
            EntryChange.Made => Words(ProvidersText.Deleted, entry.Id),
            EntryChange.InUse => Words(ProvidersText.InUse, entry.Id, Session.CandidatesOf(entry.Id)),
            EntryChange.NotFound => AdminText.GoneElsewhere,
            _ => AdminText.ChangedElsewhereShort,
        }, change == EntryChange.Made ? NoticeKind.Success : NoticeKind.Problem);
    }

    private static string Words(string format, params object[] words) => string.Format(CultureInfo.CurrentCulture, format, words);
}
