using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Usage;

/// <summary>What was saved against always asking one candidate, which the person may choose.</summary>
public sealed partial class SavingsSection
{
    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public UsageSession Session { get; set; } = null!;

    /// <summary>What the page shows.</summary>
    [Parameter, EditorRequired]
    public UsageOverview Overview { get; set; } = null!;

    // The dearest is followed, whichever it is, until somebody chooses another.
    private Task ChooseAsync(ChangeEventArgs change) => Session.ChooseBaselineAsync(
        Session.Baselines.FirstOrDefault(candidate => candidate.Id == change.Value as string) is { IsDearest: false } chosen ? chosen.Id : null);
}
