using MetaRouter.Studio.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace MetaRouter.Studio.Shell;

/// <summary>Header, page and notices. A page that throws is replaced by a message; moving on or trying again brings the page back.</summary>
public sealed partial class MainLayout : IDisposable
{
    private ErrorBoundary? _boundary;

    /// <summary>The request, on a page that is written as one response; null in a circuit.</summary>
    [CascadingParameter]
    public HttpContext? Request { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    // With a base address of "/", a bare "#content" would lead to the start page.
    private string SkipTarget => new Uri(Navigation.Uri).AbsolutePath + "#content";

    /// <inheritdoc />
    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    /// <inheritdoc />
    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(Retry);

    private void TryAgain(Exception error)
    {
        // Only the server can set the cookie, and only when it is asked for the page itself.
        if (error is MissingCookieException) Navigation.NavigateTo(Navigation.Uri, forceLoad: true);
        else Retry();
    }

    private void Retry()
    {
        _boundary?.Recover();
        StateHasChanged();
    }
}
