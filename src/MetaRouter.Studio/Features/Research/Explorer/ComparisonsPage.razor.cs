using MetaRouter.Data.Research;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace MetaRouter.Studio.Features.Research.Explorer;

/// <summary>Judged comparisons, filtered and page by page. The address says what is shown.</summary>
public sealed partial class ComparisonsPage : IDisposable
{
    [Inject]
    private ExplorerSession Session { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Newest => (Session.Address with { Place = default }).ToUrl();

    /// <inheritdoc />
    public void Dispose()
    {
        Session.Changed -= OnChanged;
        Navigation.LocationChanged -= OnMoved;
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Session.Changed += OnChanged;
        Navigation.LocationChanged += OnMoved;
        return Session.ShowAsync(Navigation.Uri);
    }

    private string Newer(ExplorerPage page) => (Session.Address with { Place = new ExplorerPlace(After: page.Rows[0].Sequence) }).ToUrl();

    private string Older(ExplorerPage page) => (Session.Address with { Place = new ExplorerPlace(Before: page.Rows[^1].Sequence) }).ToUrl();

    private void Go(ExplorerAddress address) => Navigation.NavigateTo(address.ToUrl());

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    // The page stays when only the address's query changes.
    private void OnMoved(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath.EndsWith(StudioUrls.ResearchExplorer, StringComparison.Ordinal)) _ = InvokeAsync(() => ShowAsync(moved.Location));
    }

    private async Task ShowAsync(string url)
    {
        try
        {
            await Session.ShowAsync(url);
        }
        catch (Exception exception)
        {
            // The edge: nobody else awaits this, so the page says that something went wrong.
            await DispatchExceptionAsync(exception);
        }
    }
}
