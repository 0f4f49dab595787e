using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Tests.Budgets;

public sealed class TokenUsageTests
{
    private static readonly TokenPrice Price = new(2, 10, "v1") { CachedInputPerMillion = 0.5m, ReasoningPerMillion = 20 };

    [Fact]
    public void CostOf_CachedAndReasoningTokens_HavePricesOfTheirOwn()
    {
        // 600 at 2, 400 at 0.5, 70 at 10, 30 at 20 USD per million.
        Assert.Equal(0.0027m, Price.CostOf(new TokenUsage(1000, 100, CachedInput: 400, Reasoning: 30)).Usd);
        Assert.Equal(0.003m, new TokenPrice(2, 10, "v1").CostOf(new TokenUsage(1000, 100, CachedInput: 400, Reasoning: 30)).Usd);
    }

    [Fact]
    public void UpperBound_DearerClass_IsTakenForAll()
    {
        Assert.Equal(0.004m, Price.UpperBound(1000, 100).Usd);
        Assert.Equal(0.003m, new TokenPrice(2, 10, "v1") { CachedInputPerMillion = 0, ReasoningPerMillion = 1 }.UpperBound(1000, 100).Usd);
    }

    [Theory]
    [InlineData(12L, 34L, 5L, 6L, 12, 34, 5, 6, false)]
    [InlineData(null, null, null, null, 7, 9, 0, 0, true)]
    [InlineData(12L, -1L, null, null, 12, 9, 0, 0, true)]
    [InlineData(null, 34L, null, null, 7, 34, 0, 0, true)]
    [InlineData(100_000_001L, 34L, null, null, 7, 34, 0, 0, true)]
    [InlineData(12L, 34L, 13L, null, 12, 34, 12, 0, true)]
    // Reasoning beside the answer's tokens instead of among them.
    [InlineData(12L, 34L, null, 500L, 12, 534, 0, 500, false)]
    [InlineData(12L, null, null, 500L, 12, 509, 0, 500, true)]
    public void Reported_WhatAProviderSays_IsBelievedWhereItCanBe(
        long? input, long? output, long? cached, long? reasoning, long expectedInput, long expectedOutput, long expectedCached, long expectedReasoning, bool isEstimated) =>
        Assert.Equal(
            new TokenUsage(expectedInput, expectedOutput, expectedCached, expectedReasoning, isEstimated),
            TokenUsage.Reported(input, output, cached, reasoning, countedInput: 7, countedOutput: 9));

    [Theory]
    [InlineData(49, BudgetLevel.None)]
    [InlineData(50, BudgetLevel.Half)]
    [InlineData(80, BudgetLevel.Most)]
    [InlineData(99, BudgetLevel.Most)]
    [InlineData(100, BudgetLevel.All)]
    [InlineData(150, BudgetLevel.All)]
    public void Level_OfSpending_IsReachedAtItsShare(int spent, BudgetLevel level)
    {
        Assert.Equal(level, BudgetLevels.Of(new Cost(spent), new Cost(100)));
        Assert.Equal(BudgetLevel.None, BudgetLevels.Of(new Cost(spent), null));
    }
}
