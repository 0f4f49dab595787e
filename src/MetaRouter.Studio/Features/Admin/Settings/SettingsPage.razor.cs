using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Settings;

/// <summary>What admins change while the program runs.</summary>
public sealed partial class SettingsPage : IDisposable
{
    [Inject]
    private SettingsSession Session { get; set; } = null!;

    [Inject]
    private SettingsInUse Settings { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose() => Settings.Changed -= OnSettingsChanged;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Settings.Changed += OnSettingsChanged;
        Session.Follow();
    }

    private void OnSettingsChanged() => _ = InvokeAsync(() =>
    {
        Session.Follow();
        StateHasChanged();
    });
}
