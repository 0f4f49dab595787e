using MetaRouter.Data.People;
using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>Progress of the introduction, and the page's settings.</summary>
public sealed partial class ArenaBar
{
    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public ArenaSession Session { get; set; } = null!;

    private PersonSettings Settings => Session.Settings;

    private int Count => Session.Place?.Belief.ComparisonCount ?? 0;

    private string PricesHint => Session.PriceRule switch
    {
        PriceRule.Shown => ArenaText.PricesAlwaysShown,
        PriceRule.Hidden => ArenaText.PricesAlwaysHidden,
        _ => ArenaText.ShowPricesHint,
    };

    private static bool IsOn(ChangeEventArgs change) => change.Value is true;

    private Task ChangeAsync(Func<PersonSettings, PersonSettings> change) => Session.UpdateSettingsAsync(change);
}
