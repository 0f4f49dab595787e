using System.Globalization;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Candidates;

/// <summary>Candidates that admins set up, and their prices. The page follows changes made elsewhere.</summary>
public sealed partial class CandidatesPage : IDisposable
{
    [Inject]
    private CandidatesSession Session { get; set; } = null!;

    [Inject]
    private PoolCatalogue Catalogue { get; set; } = null!;

    [Inject]
    private SettingsInUse Settings { get; set; } = null!;

    [Inject]
    private StudioOptions Options { get; set; } = null!;

    private int Routable => Session.State.Routable.Count();

    private string RoutableWords => Routable switch
    {
        0 => CandidatesText.RoutableNone,
        1 => Words(CandidatesText.RoutableOne, Session.State.Candidates.Length),
        _ => Words(CandidatesText.RoutableMany, Routable, Session.State.Candidates.Length),
    };

    private bool AreGuestsRefused => Options.IsReachable && !Settings.Current.Guests.MaySpend
        && Session.State.Routable.Any(candidate => candidate.Price.UpperBound(1_000_000, 1_000_000).Usd > 0);

    /// <inheritdoc />
    public void Dispose()
    {
        Catalogue.Changed -= OnChanged;
        Settings.Changed -= OnChanged;
        Session.Changed -= OnChanged;
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Catalogue.Changed += OnChanged;
        Settings.Changed += OnChanged;
        Session.Changed += OnChanged;
    }

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    private static string Words(string format, params object[] words) => string.Format(CultureInfo.CurrentCulture, format, words);
}
