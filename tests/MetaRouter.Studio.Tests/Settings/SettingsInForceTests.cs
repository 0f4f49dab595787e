using MetaRouter.Core.Budgets;
using MetaRouter.Core.Preferences;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.People;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Settings;
using MetaRouter.Studio.Spending;

namespace MetaRouter.Studio.Tests.Settings;

/// <summary>A changed setting counts at once, for those who are in the middle of something too.</summary>
public sealed class SettingsInForceTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private StudioParts _studio = null!;
    private Guid _person;

    private SettingsInUse Settings => _studio.Get<SettingsInUse>();

    public async Task InitializeAsync()
    {
        _studio = await StudioParts.CreateAsync();
        _person = await _studio.GuestAsync();
    }

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    [Theory]
    [InlineData(PriceRule.PersonChooses, false, true)]
    [InlineData(PriceRule.PersonChooses, true, false)]
    [InlineData(PriceRule.Shown, true, true)]
    [InlineData(PriceRule.Hidden, false, false)]
    public async Task Prices_ByRuleAndPerson_AreShownOrHiddenFromTheNextQuestionOn(PriceRule rule, bool personHides, bool areShown)
    {
        await _studio.People.UpdateSettingsAsync(_person, settings => settings with { HidePrices = personHides }, None);
        await ChangeAsync(settings => settings.Prices, new PriceVisibility { Rule = rule });

        Assert.Equal(areShown, (await _studio.AnsweredAsync(_person)).PricesShown);
    }

    [Fact]
    public async Task Exploration_Changed_GivesEveryPairTheSameChance()
    {
        var before = (await _studio.Asking.SuggestAsync(_person, None))!;
        await ChangeAsync(settings => settings.Pairs, new PairSelectorOptions { Exploration = 1 });

        var after = (await _studio.Asking.SuggestAsync(_person, None))!;

        Assert.NotEqual(1.0 / _studio.Pools.Onboarding.Length, before.Propensity, 9);
        Assert.Equal(1.0 / _studio.Pools.Onboarding.Length, after.Propensity, 9);
    }

    [Fact]
    public async Task Budgets_Changed_BindFromTheNextCallOn()
    {
        var person = (await _studio.People.FindAsync(_person, None))!;
        await ChangeAsync(settings => settings.Budgets, new BudgetsOptions { Person = new BudgetOptions { Usd = 3, Period = BudgetCycle.Week } });
        await ChangeAsync(settings => settings.Guests, new GuestOptions { DailyUsd = 7 });

        var budgets = _studio.Get<SpendBudgets>().Of(person);

        Assert.Equal((3m, BudgetCycle.Week), (budgets[^1].Cap!.Value.Usd, budgets[^1].Calendar.Cycle));
        Assert.Equal(7m, budgets[1].Cap!.Value.Usd);
    }

    [Theory]
    [InlineData(false, false, 5)]
    [InlineData(true, false, 0)]
    [InlineData(true, true, 5)]
    public void Guests_OfAServerThatOthersReach_SpendOnlyWhenTheyMay(bool isReachable, bool maySpend, int usd)
    {
        var settings = new StudioSettings { Guests = new GuestOptions { MaySpend = maySpend, DailyUsd = 5 } };
        var guest = new Person { Id = Guid.NewGuid(), CreatedAt = default, LastSeenAt = default, IsGuest = true };

        Assert.Equal(usd, SpendBudgets.Of(guest, settings, isReachable)[1].Cap!.Value.Usd);
    }

    [Fact]
    public async Task Change_FromAnOldRevision_ChangesNothing()
    {
        var read = Settings.Section(settings => settings.Prices);
        await ChangeAsync(settings => settings.Prices, new PriceVisibility { Rule = PriceRule.Shown });

        var isSaved = await Settings.ChangeAsync(Actor.Program, new PriceVisibility { Rule = PriceRule.Hidden }, read.Revision, "", None);

        Assert.False(isSaved);
        Assert.Equal(PriceRule.Shown, Settings.Current.Prices.Rule);
    }

    [Fact]
    public void ConsentText_EmptiedAndWrittenAnew_NeverGetsAVersionTwice()
    {
        var first = new ConsentSettings().With("one");
        var nobody = first.With("");
        var second = nobody.With("two");

        Assert.Equal((1, 0, 2), (first.Version, nobody.Version, second.Version));
        Assert.Equal(second, second.With("two"));
    }

    [Fact]
    public async Task ConsentText_Changed_AsksAnew()
    {
        await ChangeAsync(settings => settings.Consent, new ConsentSettings().With("May we?"));
        await _studio.People.AgreeAsync(_person, 1, None);
        Assert.True((await StandingAsync()).HasAgreed);

        await ChangeAsync(settings => settings.Consent, Settings.Current.Consent.With("May we, and others?"));

        Assert.True(await StandingAsync() is { HasAgreed: false, HasAgreedToEarlier: true, Version: 2 });
        await _studio.People.WithdrawConsentAsync(_person, None);
        Assert.True(await StandingAsync() is { HasAgreed: false, HasAgreedToEarlier: false, AgreedAt: null });
    }

    private async Task<ConsentStanding> StandingAsync() => ConsentStanding.Of(Settings.Current.Consent, (await _studio.People.FindAsync(_person, None))!);

    private async Task ChangeAsync<TSection>(Func<StudioSettings, TSection> choose, TSection section)
        where TSection : class => Assert.True(await Settings.ChangeAsync(Actor.Program, section, Settings.Section(choose).Revision, "", None));
}
