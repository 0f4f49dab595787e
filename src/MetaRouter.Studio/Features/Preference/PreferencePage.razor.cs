using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>The My preference page.</summary>
public sealed partial class PreferencePage : IDisposable
{
    [Inject]
    private PreferenceSession Session { get; set; } = null!;

    [Inject]
    private SettingsInUse Settings { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        Session.Changed -= OnChanged;
        Settings.Changed -= OnChanged;
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Session.Changed += OnChanged;
        Settings.Changed += OnChanged;
        await Session.LoadAsync();
    }

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);
}
