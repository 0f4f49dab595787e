using System.Globalization;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>What the person is asked to agree to, and what they have said.</summary>
public sealed partial class ConsentSection
{
    /// <summary>The page's session; people are asked.</summary>
    [Parameter, EditorRequired]
    public PreferenceSession Session { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    private ConsentStanding Standing => Session.Consent;

    private string Sentence => Standing switch
    {
        { HasAgreed: true, AgreedAt: { } at } => string.Format(
            CultureInfo.CurrentCulture, PreferenceText.ConsentAgreed, at.ToString(PreferenceText.ConsentDateFormat, CultureInfo.CurrentCulture)),
        { HasAgreedToEarlier: true } => PreferenceText.ConsentEarlier,
        _ => PreferenceText.ConsentOpen,
    };

    private async Task AgreeAsync(int version)
    {
        await Session.AgreeAsync(version);
        Notices.Show(PreferenceText.ConsentAgreeDone, NoticeKind.Success);
    }

    private async Task WithdrawAsync()
    {
        await Session.WithdrawConsentAsync();
        Notices.Show(PreferenceText.ConsentWithdrawDone, NoticeKind.Success);
    }
}
