using System.Text.Json;
using MetaRouter.Core.Routing;
using MetaRouter.Data.Routing;

namespace MetaRouter.Studio.Routing;

/// <summary>A decision with what it was taken on, for telling a person why.</summary>
/// <param name="Inputs">What the router looked at.</param>
/// <param name="Decision">What it chose.</param>
public sealed record RoutingExplanation(RoutingInputs Inputs, RoutingDecision Decision)
{
    /// <summary>What was predicted of the chosen candidate.</summary>
    public RoutedCandidate Chosen => Candidate(Decision.CandidateId);

    /// <summary>What was predicted of the candidate that would have answered otherwise.</summary>
    public RoutedCandidate? RunnerUp => Decision.RunnerUpId is { } id ? Candidate(id) : null;

    /// <summary>Whether a budget has moved the choice.</summary>
    public bool IsMovedByBudget => Decision.UnlimitedId != Decision.CandidateId
        && Decision.Scores.First(score => score.Id == Decision.UnlimitedId).Ineligible is Ineligibility.PoorBargain or Ineligibility.TooDear;

    /// <summary>Reads a logged decision; null for one that another program wrote.</summary>
    public static RoutingExplanation? Of(LoggedDecision row)
    {
        try
        {
            var (inputs, decision) = RoutingLog.Read(row);
            return new RoutingExplanation(inputs, decision);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private RoutedCandidate Candidate(string id) => Inputs.Candidates.First(candidate => candidate.Id == id);
}
