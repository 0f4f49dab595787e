using MetaRouter.Studio.Comparing;
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

    [Inject]
    private PreferenceModelInUse Model { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        Session.Changed -= OnChanged;
        Settings.Changed -= OnChanged;
        Model.Changed -= OnModelChanged;
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Session.Changed += OnChanged;
        Settings.Changed += OnChanged;
        Model.Changed += OnModelChanged;
        await Session.LoadAsync();
    }

    // Another model believes something else of the person, and draws another path.
    private void OnModelChanged() => _ = InvokeAsync(Session.LoadAsync);

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);
}
