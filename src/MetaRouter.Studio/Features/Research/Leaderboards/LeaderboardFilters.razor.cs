using MetaRouter.Data.Research;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Leaderboards;

/// <summary>Which comparisons count, and how.</summary>
public sealed partial class LeaderboardFilters
{
    /// <summary>The page.</summary>
    [Parameter, EditorRequired]
    public LeaderboardSession Session { get; set; } = null!;

    private LeaderboardFilter Filter => Session.Request.Filter;

    private Task ChooseSourceAsync(ChangeEventArgs change) => Session.ChooseSourceAsync(Guid.TryParse(change.Value as string, out var dataset) ? dataset : null);

    private Task ChooseCategoryAsync(ChangeEventArgs change) => Session.ChooseCategoryAsync(change.Value is string { Length: > 0 } category ? category : null);

    private Task ChooseWhoseAsync(ChangeEventArgs change) => Session.ChooseOwnAsync(change.Value is "own");

    private Task ChoosePricesAsync(ChangeEventArgs change) => Session.ChoosePricesAsync(change.Value switch { "shown" => true, "hidden" => false, _ => null });

    private Task ChooseBlindAsync(ChangeEventArgs change) => Session.ChooseBlindAsync(change.Value is true);

    private Task ChooseStyleAsync(ChangeEventArgs change) => Session.ChooseStyleControlAsync(change.Value is true);
}
