using System.Globalization;
using MetaRouter.Studio.Catalogue;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Providers;

/// <summary>Providers that admins set up. The page follows changes made elsewhere.</summary>
public sealed partial class ProvidersPage : IDisposable
{
    private const string LocalId = "local";

    [Inject]
    private ProvidersSession Session { get; set; } = null!;

    [Inject]
    private PoolCatalogue Catalogue { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        Catalogue.Changed -= OnChanged;
        Session.Changed -= OnChanged;
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Catalogue.Changed += OnChanged;
        Session.Changed += OnChanged;
        // Nothing waits for it: where nobody listens it takes a moment to find out.
        _ = Session.LookAroundAsync();
    }

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    private static string Words(string format, string word) => string.Format(CultureInfo.CurrentCulture, format, word);
}
