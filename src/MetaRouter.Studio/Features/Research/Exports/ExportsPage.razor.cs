using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Exports;

/// <summary>What researchers take out and bring in.</summary>
public sealed partial class ExportsPage : IDisposable
{
    [Inject]
    private ExportsSession Session { get; set; } = null!;

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
