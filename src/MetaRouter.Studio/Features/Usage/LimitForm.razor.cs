using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Usage;

/// <summary>A limit of the person's own, below the program's.</summary>
public sealed partial class LimitForm
{
    private ElementReference _field;
    private Cost? _shown;
    private bool _wasShown;
    private string _typed = "";
    private LimitProblem? _problem;

    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public UsageSession Session { get; set; } = null!;

    /// <summary>What the page shows.</summary>
    [Parameter, EditorRequired]
    public UsageOverview Overview { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    private string Label => Session.Cycle switch
    {
        BudgetCycle.Day => UsageText.LimitPerDay,
        BudgetCycle.Week => UsageText.LimitPerWeek,
        BudgetCycle.Month => UsageText.LimitPerMonth,
        _ => UsageText.LimitForGood,
    };

    private string Hint => Session.ProgramCap is { } cap
        ? UsageWords.Format(UsageText.LimitHintBelow, Money.Format(cap.Usd))
        : UsageText.LimitHint;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // What somebody types stays, unless the limit itself has changed, here or in another window.
        var limit = Overview.Settings.OwnLimit;
        if (_wasShown && limit == _shown) return;
        (_shown, _wasShown) = (limit, true);
        (_typed, _problem) = (limit is { } set ? UsageWords.Typed(set.Usd) : "", null);
    }

    private async Task SaveAsync()
    {
        _problem = await Session.SetOwnLimitAsync(_typed);
        if (_problem is not null)
        {
            await _field.FocusAsync();
            return;
        }

        Notices.Show(_shown is { } limit ? UsageWords.Format(UsageText.LimitSet, Money.Format(limit.Usd)) : UsageText.LimitRemoved, NoticeKind.Success);
    }

    private Task RemoveAsync()
    {
        _typed = "";
        return SaveAsync();
    }

    private string Sentence(LimitProblem problem) => problem switch
    {
        LimitProblem.AboveTheCap => UsageWords.Format(UsageText.LimitAboveCap, Money.Format(Session.ProgramCap?.Usd ?? OwnLimit.Most)),
        _ => UsageText.LimitNotAnAmount,
    };
}
