using System.Globalization;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Routing;
using MetaRouter.Studio.Routing;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>One candidate in the table of a decision.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Quality">Predicted quality.</param>
/// <param name="Price">Expected price.</param>
/// <param name="Score">What it was worth to the person.</param>
/// <param name="Note">What became of it.</param>
/// <param name="IsChosen">Whether it was chosen.</param>
public sealed record WhyRow(string Name, string Quality, string Price, string Score, string Note, bool IsChosen);

/// <summary>A decision in words.</summary>
/// <param name="explanation">The decision.</param>
/// <param name="nameOf">A candidate's name by its id.</param>
public sealed class WhyWords(RoutingExplanation explanation, Func<string, string> nameOf)
{
    private readonly RoutingInputs _inputs = explanation.Inputs;
    private readonly RoutingDecision _decision = explanation.Decision;

    /// <summary>Whether the choice needs a word without being asked for: it was not simply the best.</summary>
    public bool IsSurprising => explanation.IsMovedByBudget || _decision.Reason is RoutingReason.Unsure or RoutingReason.Explored or RoutingReason.CheapestThatFits;

    /// <summary>Why the candidate was chosen.</summary>
    public string Reason => Format(
        _decision.Reason switch
        {
            RoutingReason.Stayed => ArenaText.ReasonStayed,
            RoutingReason.Unsure => ArenaText.ReasonUnsure,
            RoutingReason.Explored => ArenaText.ReasonExplored,
            RoutingReason.CheapestThatFits => ArenaText.ReasonCheapestThatFits,
            _ when explanation.IsMovedByBudget => ArenaText.ReasonBestAffordable,
            _ when _inputs.Preference == PreferenceSource.Default => ArenaText.ReasonBestUnknown,
            _ => _inputs.CostWeight switch
            {
                < 0.35 => ArenaText.ReasonBestQuality,
                > 0.65 => ArenaText.ReasonBestCheap,
                _ => ArenaText.ReasonBestBalanced,
            },
        },
        nameOf(_decision.CandidateId));

    /// <summary>How a budget has moved the choice; null if none has.</summary>
    public string? Budget => explanation.IsMovedByBudget ? Format(ArenaText.WhyMoved, nameOf(_decision.UnlimitedId), nameOf(_decision.CandidateId)) : null;

    /// <summary>Predicted quality.</summary>
    public string Quality => Percent(explanation.Chosen.Quality);

    /// <summary>Whether that is only assumed.</summary>
    public bool IsAssumed => explanation.Chosen.Source == QualitySource.Assumed;

    /// <summary>Expected price.</summary>
    public string Price => Usd(explanation.Chosen.ExpectedUsd);

    /// <summary>Where the person stands, and how that is known.</summary>
    public string Preference => Format(
        _inputs.Preference switch
        {
            PreferenceSource.Pinned => ArenaText.PreferencePinned,
            PreferenceSource.Learned => ArenaText.PreferenceLearned,
            _ => ArenaText.PreferenceDefault,
        },
        _inputs.CostWeight.ToString("0.00", CultureInfo.CurrentCulture));

    /// <summary>What is left of the tightest budget.</summary>
    public string Money => _inputs.Budgets.IsEmpty
        ? ArenaText.MoneyUnlimited
        : Format(ArenaText.MoneyLeft, Controls.Money.Format((decimal)_inputs.Budgets.Min(budget => budget.RemainingUsd)));

    /// <summary>With which probability it was chosen, and how sure it is that it is better.</summary>
    public string Probability => Format(ArenaText.ProbabilityOf, Percent(_decision.Propensity), Percent(_decision.Confidence));

    /// <summary>Who would have answered otherwise.</summary>
    public string Otherwise => explanation.RunnerUp is { } other
        ? Format(ArenaText.OtherwiseOf, nameOf(other.Id), Percent(other.Quality), Usd(other.ExpectedUsd))
        : ArenaText.OtherwiseNobody;

    /// <summary>Every candidate, the cheapest first.</summary>
    public IReadOnlyList<WhyRow> Candidates =>
    [
        .. _inputs.Candidates.Zip(_decision.Scores).OrderBy(pair => pair.First.ExpectedUsd).Select(pair => new WhyRow(
            nameOf(pair.First.Id), Percent(pair.First.Quality), Usd(pair.First.ExpectedUsd), pair.Second.Score.ToString("0.000", CultureInfo.CurrentCulture),
            Note(pair.Second), pair.First.Id == _decision.CandidateId)),
    ];

    private string Note(ScoredCandidate candidate) => candidate.Ineligible switch
    {
        _ when candidate.Id == _decision.CandidateId => ArenaText.NoteChosen,
        Ineligibility.Failed => ArenaText.NoteFailed,
        Ineligibility.TooDear => ArenaText.NoteTooDear,
        Ineligibility.PoorBargain => ArenaText.NotePoorBargain,
        _ => "",
    };

    private static string Percent(double share) => share.ToString("P0", CultureInfo.CurrentCulture);

    private static string Usd(double usd) => Controls.Money.Format((decimal)usd);

    private static string Format(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
