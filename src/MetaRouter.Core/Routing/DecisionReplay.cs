using System.Collections.Immutable;

namespace MetaRouter.Core.Routing;

/// <summary>What a logged decision would have been with other lots, or under another rule. Pure functions of what was logged.</summary>
public static class DecisionReplay
{
    /// <summary>Probability of each candidate, in pool order, under the rule that decided: all the lots it could have drawn. Null for inputs that nobody could answer.</summary>
    public static ImmutableArray<double>? Probabilities(RoutingInputs inputs)
    {
        if (Router.Decide(inputs with { Exploration = 0 }).Decision is not { } decision) return null;
        var eligible = decision.Scores.Count(candidate => candidate.Ineligible == Ineligibility.None);
        var lot = eligible == 0 ? 0 : inputs.Exploration / eligible;
        var favourite = eligible == 0 ? 1 : 1 - inputs.Exploration;
        return
        [
            .. decision.Scores.Select(candidate =>
                (candidate.Ineligible == Ineligibility.None ? lot : 0) + (candidate.Id == decision.CandidateId ? favourite : 0)),
        ];
    }

    /// <summary>The router without lots.</summary>
    /// <returns>Position in the pool; null when nobody can answer.</returns>
    public static int? Favourite(RoutingInputs inputs) => PlaceOf(inputs, Router.Decide(inputs with { Exploration = 0 }).Decision?.CandidateId);

    /// <summary>The router without lots, as if the person's cost weight were known to be this one.</summary>
    public static int? WithCostWeight(RoutingInputs inputs, double costWeight) => Favourite(inputs with { CostWeight = costWeight, CostWeightVariance = 0 });

    /// <summary>The router without lots, as if money were no matter.</summary>
    public static int? WithoutBudget(RoutingInputs inputs) => Favourite(inputs with { Budgets = [] });

    /// <summary>The first candidate, in an order of one's own, that the budgets allowed; where they left only one, that one.</summary>
    /// <param name="inputs">What was logged.</param>
    /// <param name="rank">Rank of a candidate by its id; the lowest is taken.</param>
    public static int? FirstAllowed(RoutingInputs inputs, Func<string, double> rank)
    {
        if (Router.Decide(inputs with { Exploration = 0 }).Decision is not { } decision) return null;
        string[] allowed = [.. decision.Scores.Where(candidate => candidate.Ineligible == Ineligibility.None).Select(candidate => candidate.Id)];
        return PlaceOf(inputs, allowed.Length > 0 ? allowed.MinBy(rank) : decision.CandidateId);
    }

    /// <summary>Position in the pool of a candidate; null when it is not there.</summary>
    public static int? PlaceOf(RoutingInputs inputs, string? candidateId)
    {
        for (var place = 0; place < inputs.Candidates.Length; place++)
            if (inputs.Candidates[place].Id == candidateId) return place;
        return null;
    }
}
