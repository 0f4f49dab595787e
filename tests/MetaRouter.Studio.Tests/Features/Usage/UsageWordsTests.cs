using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Budgets;
using MetaRouter.Studio.Features.Usage;

namespace MetaRouter.Studio.Tests.Features.Usage;

public sealed class UsageWordsTests
{
    private static readonly Baseline Dearest = new("id", "Max", IsDearest: true);

    [Theory]
    [InlineData(3, 1.77, "You saved $1.23 (41 %) against always asking Max, over 57 questions, the cost of comparing included.")]
    [InlineData(1, 1.10, "You spent $0.10 more than always asking Max would have cost, over 57 questions, because comparing costs two answers.")]
    [InlineData(1, 1, "You spent as much as always asking Max would have cost, over 57 questions, the cost of comparing included.")]
    public void Saved_AgainstTheDearest_IsSigned(double baseline, double spent, string expected) =>
        Assert.Equal(expected, UsageWords.Saved(new Savings(57, (decimal)baseline, (decimal)spent), Dearest));

    [Fact]
    public void Saved_LostAgainstACheaperOne_DoesNotBlameComparingAlone() =>
        Assert.Contains("dearer models", UsageWords.Saved(new Savings(1, 1, 2), Dearest with { IsDearest = false }), StringComparison.Ordinal);

    [Fact]
    public void Saved_NothingAsked_SaysThatThereIsNothing() => Assert.Equal(UsageText.SavedNothingYet, UsageWords.Saved(new Savings(0, 0, 0), Dearest));

    [Theory]
    [InlineData(2.4, null)]
    [InlineData(2.5, "half is spent, $2.50 of $5.00")]
    [InlineData(4, "80 %")]
    [InlineData(5, "$0.00 left, $5.00 again on 1 February 00:00 UTC")]
    public void Alert_Spending_SpeaksAtHalfMostAndAll(double spent, string? words)
    {
        var alert = UsageWords.Alert(Status(spent), isOwnWish: false);

        if (words is null) Assert.Null(alert);
        else Assert.Contains(words, alert!, StringComparison.Ordinal);
    }

    [Fact]
    public void Alert_OwnLimitIsReached_SaysThatItCanBeRaised() =>
        Assert.EndsWith(UsageText.AlertOwnWish, UsageWords.Alert(Status(5), isOwnWish: true)!, StringComparison.Ordinal);

    private static BudgetStatus Status(double spent)
    {
        var calendar = new BudgetCalendar(BudgetCycle.Month, TimeZoneInfo.Utc);
        return new BudgetStatus(
            new Budget(Budget.PersonKey(Guid.Empty), new Cost(5), calendar), calendar.At(new DateTimeOffset(2026, 1, 9, 0, 0, 0, TimeSpan.Zero)),
            new Cost((decimal)spent), Cost.Zero, 1);
    }
}
