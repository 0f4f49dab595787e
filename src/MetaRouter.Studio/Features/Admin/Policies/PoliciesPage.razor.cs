using System.Globalization;
using MetaRouter.Data.PolicyVersions;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Policies;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace MetaRouter.Studio.Features.Admin.Policies;

/// <summary>Versions of the preference model: upload, shadow, activate, roll back.</summary>
public sealed partial class PoliciesPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private bool _isWorking;

    [Inject]
    private PoliciesSession Session { get; set; } = null!;

    [Inject]
    private PoliciesInUse Policies { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        Policies.Changed -= OnPoliciesChanged;
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Policies.Changed += OnPoliciesChanged;
        return Session.LoadAsync(_left.Token);
    }

    private static string Words(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    private static string Day(DateTimeOffset moment) => moment.ToString(PoliciesText.DayFormat, CultureInfo.CurrentCulture);

    private static string State(ListedPolicy row) => row switch
    {
        { Version.State: PolicyState.Active } => PoliciesText.Active,
        { IsInUse: true } => PoliciesText.ActiveByConfiguration,
        { Version.State: PolicyState.Shadow } => PoliciesText.ShadowState,
        { Version.State: PolicyState.Retired } => PoliciesText.Retired,
        _ => PoliciesText.Candidate,
    };

    private static string? Class(ListedPolicy row) => row switch
    {
        { Version.State: PolicyState.Active } or { IsInUse: true } => "badge-good",
        { Version.State: PolicyState.Shadow } => "badge-accent",
        _ => null,
    };

    private static string Agreement(ListedPolicy row) => row.Agreement is { Decisions: > 0 } agreement
        ? Words(PoliciesText.Agreement, agreement.Same.ToString("N0", CultureInfo.CurrentCulture), agreement.Decisions.ToString("N0", CultureInfo.CurrentCulture))
        : PoliciesText.NoDecisions;

    private void OnPoliciesChanged() => _ = InvokeAsync(async () =>
    {
        if (_left.IsCancellationRequested) return;
        await Session.LoadAsync(_left.Token);
        StateHasChanged();
    });

    private async Task DoAsync(Task<bool> operation)
    {
        if (await operation) Notices.Show(PoliciesText.Done, NoticeKind.Success);
        else Notices.Show(PoliciesText.NotDone, NoticeKind.Problem);
    }

    private async Task UploadAsync(InputFileChangeEventArgs change)
    {
        _isWorking = true;
        try
        {
            if (change.FileCount > PolicyArtifact.MostFiles)
            {
                Session.Refuse(Words(PoliciesText.TooMany, PolicyArtifact.MostFiles));
                return;
            }

            var files = change.GetMultipleFiles(PolicyArtifact.MostFiles);
            if (files.Sum(file => file.Size) > PolicyArtifact.MostBytes)
            {
                Session.Refuse(Words(PoliciesText.TooLarge, PolicyArtifact.MostBytes / 1024 / 1024));
                return;
            }

            var uploaded = new List<UploadedFile>();
            foreach (var file in files)
            {
                using var content = new MemoryStream();
                await using var stream = file.OpenReadStream(PolicyArtifact.MostBytes, _left.Token);
                await stream.CopyToAsync(content, _left.Token);
                uploaded.Add(new UploadedFile(file.Name, content.ToArray()));
            }

            if (await Session.UploadAsync(uploaded) is { } name) Notices.Show(Words(PoliciesText.Uploaded, name), NoticeKind.Success);
        }
        catch (IOException)
        {
            // The browser's connection or file went away in the middle.
            Session.Refuse(PoliciesText.Broken);
        }
        finally
        {
            _isWorking = false;
        }
    }
}
