using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>The My preference page.</summary>
public sealed partial class PreferencePage : IDisposable
{
    [Inject]
    private PreferenceSession Session { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose() => Session.Changed -= OnChanged;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Session.Changed += OnChanged;
        await Session.LoadAsync();
    }

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);
}
