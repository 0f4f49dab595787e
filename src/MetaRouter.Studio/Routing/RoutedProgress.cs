using MetaRouter.Core.Candidates;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Routing;
using MetaRouter.Studio.Comparing;

namespace MetaRouter.Studio.Routing;

/// <summary>Stored routed answers as progress.</summary>
public static class RoutedProgress
{
    /// <summary>What is stored; an answer that nothing writes any more counts as interrupted.</summary>
    public static AnswerProgress Of(RoutedAnswer answer) => new(
        answer.Text, answer.State == AnswerState.Streaming ? AnswerState.Interrupted : answer.State, null,
        answer.Cost is { } exact && answer.State == AnswerState.Complete ? new PriceTag(exact, answer.CostEstimated) : new PriceTag(answer.ExpectedCost, true));
}
