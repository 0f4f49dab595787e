using MetaRouter.Data.Comparisons;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>The judged comparisons, newest first.</summary>
public sealed partial class HistorySection
{
    private ElementReference _heading;

    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public PreferenceSession Session { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    private string? OtherProfile(Comparison comparison) => comparison.ProfileId == Session.ProfileInUse
        ? null : Session.ProfileNameOf(comparison.ProfileId) ?? PreferenceText.FirstProfile;

    private async Task UndoAsync(Guid comparisonId)
    {
        var result = await Session.WithdrawAsync(comparisonId);
        if (result is WithdrawalResult.Withdrawn or WithdrawalResult.AlreadyWithdrawn) Notices.Show(PreferenceText.UndoDone, NoticeKind.Success);
        else Notices.Show(PreferenceText.UndoFailed, NoticeKind.Problem);
    }

    private async Task DeleteAsync(Guid comparisonId)
    {
        await Session.DeleteAsync(comparisonId);
        Notices.Show(PreferenceText.DeleteDone, NoticeKind.Success);
        // The row had the focus and is gone.
        await _heading.FocusAsync();
    }
}
