using MetaRouter.Core.Comparisons;

namespace MetaRouter.Core.Leaderboards;

/// <summary>A judged comparison as a leaderboard sees it.</summary>
/// <param name="Left">Number of the candidate whose answer is on the left, from 0.</param>
/// <param name="Right">Number of the other candidate; another one.</param>
/// <param name="Outcome">What was said. Both bad counts as a tie: neither is better than the other.</param>
/// <param name="Person">Number of who said it, from 0; negative when that is not known.</param>
/// <param name="LeftStyle">Style of the left answer; only read under style control.</param>
/// <param name="RightStyle">Style of the right answer; only read under style control.</param>
public readonly record struct RatedComparison(
    int Left, int Right, ComparisonOutcome Outcome, int Person = -1, AnswerStyle LeftStyle = default, AnswerStyle RightStyle = default);
