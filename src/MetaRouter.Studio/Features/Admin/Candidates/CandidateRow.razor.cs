using System.Globalization;
using MetaRouter.Data.Candidates;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Candidates;

/// <summary>One candidate in the table.</summary>
public sealed partial class CandidateRow
{
    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public CandidatesSession Session { get; set; } = null!;

    /// <summary>The candidate.</summary>
    [Parameter, EditorRequired]
    public KnownCandidate Candidate { get; set; } = null!;

    /// <summary>Its place, from 1.</summary>
    [Parameter, EditorRequired]
    public int Place { get; set; }

    /// <summary>Whether none that can be moved is before it.</summary>
    [Parameter, EditorRequired]
    public bool IsFirst { get; set; }

    /// <summary>Whether none is after it.</summary>
    [Parameter, EditorRequired]
    public bool IsLast { get; set; }

    [Inject]
    private Notices Notices { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private string HeadingId => $"candidate-{Place}";

    private string StateWords => Candidate.Why is { } why ? WhyNot(why, Candidate.ProviderId) : CandidatesText.Routable;

    /// <summary>A moment as the page writes it, UTC.</summary>
    internal static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string WhyNot(NotRoutable why, string providerId) => why switch
    {
        NotRoutable.Disabled => CandidatesText.WhyDisabled,
        NotRoutable.NoPrice => CandidatesText.WhyNoPrice,
        NotRoutable.PriceLater => CandidatesText.WhyPriceLater,
        NotRoutable.ProviderUnknown => Words(CandidatesText.WhyProviderUnknown, providerId),
        NotRoutable.ProviderDisabled => CandidatesText.WhyProviderDisabled,
        NotRoutable.ProviderBroken => CandidatesText.WhyProviderBroken,
        _ => CandidatesText.WhyIdConfigured,
    };

    private async Task EnableAsync(CandidateEntry entry)
    {
        var change = await Session.EnableAsync(entry, !entry.IsEnabled);
        if (change != EntryChange.Made) Notices.Show(AdminText.ChangedElsewhereShort, NoticeKind.Problem);
        else if (entry.IsEnabled) Notices.Show(Words(CandidatesText.Disabled, entry.Name), NoticeKind.Success);
        else if (Session.State.Candidate(entry.Id)?.Why is { } why) Notices.Show(Words(CandidatesText.EnabledNotRoutable, entry.Name, WhyNot(why, entry.ProviderId)));
        else Notices.Show(Words(CandidatesText.Enabled, entry.Name), NoticeKind.Success);
    }

    private async Task MoveAsync(CandidateEntry entry, bool up)
    {
        if (await Session.MoveAsync(entry, up) != EntryChange.Made) Notices.Show(AdminText.GoneElsewhere, NoticeKind.Problem);
    }

    private async Task DeleteAsync(CandidateEntry entry)
    {
        var change = await Session.DeleteAsync(entry);
        Notices.Show(change == EntryChange.Made ? Words(CandidatesText.Deleted, entry.Name) : AdminText.ChangedElsewhereShort, change == EntryChange.Made ? NoticeKind.Success : NoticeKind.Problem);
    }

    private static string Words(string format, params object[] words) => string.Format(CultureInfo.CurrentCulture, format, words);
}
