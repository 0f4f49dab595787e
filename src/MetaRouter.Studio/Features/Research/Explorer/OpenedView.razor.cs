using System.Globalization;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Research;
using Microsoft.AspNetCore.Components;
using static MetaRouter.Studio.Features.Research.Explorer.ExplorerWords;

namespace MetaRouter.Studio.Features.Research.Explorer;

/// <summary>A comparison made here, opened whole.</summary>
public sealed partial class OpenedView
{
    /// <summary>The comparison.</summary>
    [Parameter, EditorRequired]
    public OpenedComparison Opened { get; set; } = null!;

    private Comparison Comparison => Opened.Comparison;

    private IEnumerable<(string Label, bool IsWarning)> Flags
    {
        get
        {
            if (Comparison.State == ComparisonState.Withdrawn) yield return (ExplorerText.StateWithdrawn, true);
            if (Comparison.LeakFlag) yield return (ExplorerText.LeakBadge, true);
            if (Comparison.Onboarding) yield return (ExplorerText.OnboardingBadge, false);
            if (Comparison.EarlyVote) yield return (ExplorerText.EarlyVote, false);
            if (!Comparison.Blind) yield return (ExplorerText.NotBlind, false);
            yield return (Comparison.PricesShown ? ExplorerText.FlagPricesShown : ExplorerText.FlagPricesHidden, false);
            yield return (Opened.Consented ? ExplorerText.FlagConsentGiven : ExplorerText.FlagConsentMissing, false);
            if (Comparison.IsContext) yield return (ExplorerText.IsContext, false);
        }
    }

    private Fact[] Judgement =>
    [
        new(ExplorerText.JudgedAt, Time(Comparison.VotedAt)),
        new(ExplorerText.ColumnJudge, Opened.Judge),
        new(ExplorerText.VoteTime, Seconds(Comparison.VoteMilliseconds is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null)),
        new(ExplorerText.Reasons, Comparison.Reasons.Count == 0 ? ExplorerText.NoReasons : string.Join(", ", Comparison.Reasons.Select(Reason))),
        new(ExplorerText.BeliefBefore, Belief(Comparison.PreferenceBefore)),
        new(ExplorerText.BeliefAfter, Belief(Comparison.PreferenceAfter)),
    ];

    private Fact[] Circumstances =>
    [
        new(ExplorerText.PairPolicy, Format(ExplorerText.PolicyOf, Comparison.PairPolicyName, Comparison.PairPolicyVersion)),
        new(ExplorerText.Propensity, Comparison.Propensity.ToString("F4", CultureInfo.CurrentCulture)),
        new(ExplorerText.Category, Comparison.Category ?? ExplorerText.Unknown),
        new(ExplorerText.Language, Comparison.Language ?? ExplorerText.Unknown),
        new(ExplorerText.SampleQuestion, Comparison.QuestionId ?? ExplorerText.No),
        new(ExplorerText.CostScale, Comparison.CostScaleVersion),
        new(ExplorerText.Encoder, Comparison.EncoderVersion ?? ExplorerText.Unknown),
        new(ExplorerText.Program, Comparison.ProgramVersion),
    ];

    private Fact[] FactsOf(ComparisonAnswer answer)
    {
        var isLeft = answer.Side == Side.Left;
        List<Fact> facts =
        [
            new(ExplorerText.CandidateId, answer.CandidateId),
            new(ExplorerText.PriceExact, Price(answer.Cost) + (answer.CostEstimated ? ExplorerText.EstimatedMark : "")),
            new(ExplorerText.PriceOnScreen, answer.ShownCost is null ? ExplorerText.PricesHidden : answer.ShownIsExpected ? Format(ExplorerText.ShownExpected, Price(answer.ShownCost)) : Price(answer.ShownCost)),
            new(ExplorerText.PriceExpected, Price(answer.ExpectedCost)),
            new(ExplorerText.PriceVersion, answer.PriceVersion),
            new(ExplorerText.Tokens, ExplorerWords.Tokens(answer)),
            new(ExplorerText.FirstToken, Seconds(answer.TimeToFirstToken)),
            new(ExplorerText.Duration, Seconds(answer.Duration)),
            new(ExplorerText.Quality, Number(isLeft ? Comparison.QualityLeft : Comparison.QualityRight)),
            new(ExplorerText.NormalisedCost, Number(isLeft ? Comparison.NormalisedCostLeft : Comparison.NormalisedCostRight)),
            new(ExplorerText.Finish, answer.FinishReason ?? ExplorerText.Unknown),
        ];
        if (answer.FailureKind is { } failure) facts.Add(new Fact(ExplorerText.Failure, failure));
        return [.. facts];
    }
}
