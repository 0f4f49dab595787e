using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.Storage;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Settings;
using MetaRouter.Studio.Spending;
using MetaRouter.TestKit.Protocol;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MetaRouter.Studio.Tests.Spending;

public sealed class BudgetTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(5.0, null, 5.0)]
    [InlineData(null, 2.0, 2.0)]
    [InlineData(5.0, 2.0, 2.0)]
    [InlineData(5.0, 9.0, 5.0)]
    public void Of_PersonWithALimitOfTheirOwn_TakesTheLower(double? budget, double? own, double? cap)
    {
        var person = Person(isGuest: false) with { Settings = new PersonSettings { OwnLimit = own is { } usd ? new Cost((decimal)usd) : null } };
        var budgets = SpendBudgets.Of(person, new StudioSettings { Budgets = new BudgetsOptions { Person = new BudgetOptions { Usd = (decimal?)budget } } }, isReachable: false);
        Assert.Equal([Budget.InstanceKey, Budget.PersonKey(person.Id)], budgets.Select(each => each.Key));
        Assert.Equal((decimal?)cap, budgets[1].Cap?.Usd);
    }

    [Fact]
    public void Of_Guest_IsBoundByTheGuestsDayToo()
    {
        var budgets = SpendBudgets.Of(Person(isGuest: true), new StudioSettings(), isReachable: false);
        Assert.Equal((Budget.GuestsKey, 1m, BudgetCalendar.Daily), (budgets[1].Key, budgets[1].Cap!.Value.Usd, budgets[1].Calendar));
        Assert.Equal(3, budgets.Count);
    }

    [Theory]
    [InlineData(BudgetCycle.Week, "UTC", "$0.00 left, $5.00 again on Monday 00:00 UTC")]
    [InlineData(BudgetCycle.Day, "Asia/Kathmandu", "$0.00 left, $5.00 again on Wednesday 00:00 Asia/Kathmandu")]
    [InlineData(BudgetCycle.Month, "Europe/Berlin", "$0.00 left, $5.00 again on 1 December 00:00 Europe/Berlin")]
    [InlineData(BudgetCycle.None, "UTC", "$0.00 left")]
    public void Sentence_OfABudget_SaysWhatIsLeftAndWhenThereIsMore(BudgetCycle cycle, string zone, string expected)
    {
        var calendar = new BudgetCalendar(cycle, TimeZoneInfo.FindSystemTimeZoneById(zone));
        var span = calendar.At(new DateTimeOffset(2026, 11, 24, 17, 0, 0, TimeSpan.Zero));
        Assert.Equal(expected, BudgetSentence.Left(Cost.Zero, new Cost(5), calendar, span));
        var refused = new BudgetRefused(new Budget(Budget.PersonKey(Guid.NewGuid()), new Cost(5), calendar), span, new Cost(4.5m), new Cost(0.5m), new Cost(0.033m), new Cost(5));
        Assert.StartsWith($"Your budget: {expected}.", BudgetSentence.Of(refused), StringComparison.Ordinal);
        Assert.Contains("$0.033", BudgetSentence.Of(refused), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1.0, "UTC", 1, "MetaRouter:Budgets:Person:Usd")]
    [InlineData(1.0, "Middle/Earth", 1, "MetaRouter:Budgets:Person:TimeZone")]
    [InlineData(1.0, "UTC", 0, "MetaRouter:Budgets:Person:ExpectedQueries")]
    public void Options_ThatCannotWork_NameTheKey(double usd, string zone, int queries, string key)
    {
        var options = new BudgetsOptions { Person = new BudgetOptions { Usd = (decimal)usd, TimeZone = zone, ExpectedQueries = queries } };
        Assert.StartsWith(key + " must ", Assert.Single(options.Problems("MetaRouter:Budgets")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_Answered_ChargesWhatTheAnswersCost()
    {
        await using var server = await ProtocolServer.StartAsync();
        await using var studio = await LiveAsync(server.Url);
        var person = await studio.GuestAsync();
        var comparison = await studio.AnsweredAsync(person, "How do I say hello?");

        var statuses = await studio.Get<SpendStatus>().OfAsync((await studio.People.FindAsync(person, None))!, None);
        var cost = comparison.Left.Cost!.Value + comparison.Right.Cost!.Value;
        Assert.True(cost.Usd > 0);
        Assert.All(statuses, status => Assert.Equal((cost, Cost.Zero, 1), (status.Spent, status.Reserved, status.Turns)));
        var charges = await studio.Get<SpendHistory>().ChargesAsync(None).ToListAsync();
        Assert.All(charges, charge => Assert.Equal((comparison.Id, person, ChargePurpose.Comparison), (charge.TurnId!.Value, charge.PersonId!.Value, charge.Purpose)));
        var savings = await studio.Get<SpendHistory>().SavingsAsync(person, "here/two", DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, None);
        Assert.Equal((1, cost.Usd), (savings.Turns, savings.SpentUsd));
        Assert.True((await new LedgerCheck(studio.Get<StudioDatabase>(), studio.Get<HostPresence>()).CheckAsync(None)).IsSound);
    }

    [Fact]
    public async Task Ask_ReplayedAnswers_AreNotInTheLedger()
    {
        await using var studio = await StudioParts.CreateAsync();
        var comparison = await studio.AnsweredAsync(await studio.GuestAsync());
        Assert.True(comparison.Left.Cost!.Value.Usd > 0);
        Assert.Empty(await studio.Get<SpendHistory>().ChargesAsync(None).ToListAsync());
    }

    [Fact]
    public async Task Ask_ForAnUnknownConversation_HoldsNothingBack()
    {
        await using var server = await ProtocolServer.StartAsync();
        await using var studio = await LiveAsync(server.Url);
        var asked = await studio.Asking.AskAsync(new AskRequest(await studio.GuestAsync(), "Hello?", Guid.NewGuid(), 0), None);
        Assert.Equal(AskRefusalReason.NotFound, asked.Refusal);
        var charges = await studio.Get<SpendHistory>().ChargesAsync(None).ToListAsync();
        Assert.All(charges, charge => Assert.Equal(ChargeState.Released, charge.State));
    }

    [Fact]
    public async Task Settle_PassingALevel_WarnsWithoutNamingAnybody()
    {
        await using var studio = await StudioParts.CreateAsync();
        var log = new AlertLog();
        var ledger = new AlertingSpendLedger(studio.Get<SpendLedger>(), log);
        var person = await studio.GuestAsync();
        var spender = new Spender { PersonId = person, Purpose = ChargePurpose.Probe, Budgets = [new Budget(Budget.PersonKey(person), new Cost(1), BudgetCalendar.Daily)] };
        var call = new PlannedCall(studio.Pools.Recorded!.Candidates[0], new Cost(0.1m));
        foreach (var usd in new[] { 0.4m, 0.2m, 0.1m, 0.3m })
        {
            var reserved = await ledger.ReserveAsync(spender, [call], None);
            await ledger.SettleAsync(reserved.Reservations[0], new TokenUsage(1, 1), new Cost(usd), None);
        }
        Assert.Equal(2, log.Lines.Count);
        Assert.Contains("50 %", log.Lines[0], StringComparison.Ordinal);
        Assert.Contains("100 %", log.Lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(log.Lines, line => line.Contains(person.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    private static Person Person(bool isGuest) =>
        new() { Id = Guid.NewGuid(), CreatedAt = DateTimeOffset.UnixEpoch, LastSeenAt = DateTimeOffset.UnixEpoch, IsGuest = isGuest };

    private static Task<StudioParts> LiveAsync(Uri url) => StudioParts.CreateAsync(configure: options =>
    {
        options.Providers.Add(new ProviderOptions { Id = "here", BaseUrl = url.ToString() });
        options.Candidates.Add(new CandidateOptions { Provider = "here", Model = "one", InputPerMillion = 1, OutputPerMillion = 2 });
        options.Candidates.Add(new CandidateOptions { Provider = "here", Model = "two", InputPerMillion = 10, OutputPerMillion = 30 });
    });

    private sealed class AlertLog : ILogger<AlertingSpendLedger>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
