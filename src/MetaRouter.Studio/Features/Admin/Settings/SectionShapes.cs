using System.Globalization;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Preferences;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Settings;
using MetaRouter.Studio.Spending;

namespace MetaRouter.Studio.Features.Admin.Settings;

/// <summary>The sections of the settings, as the page shows them.</summary>
internal static class SectionShapes
{
    /// <summary>Longest consent text, in characters.</summary>
    public const int LongestConsentText = 20_000;

    /// <summary>A form for every section, in the order of the page.</summary>
    public static IReadOnlyList<SectionForm> Forms(SettingsInUse settings) =>
    [
        new SectionForm<AccessSettings>(Access, settings),
        new SectionForm<GuestOptions>(Guests, settings),
        new SectionForm<BudgetsOptions>(Budgets, settings),
        new SectionForm<PriceVisibility>(Prices, settings),
        new SectionForm<PairSelectorOptions>(Pairs, settings),
        new SectionForm<ConsentSettings>(Consent, settings),
        new SectionForm<ResearchSettings>(Research, settings),
    ];

    private static SectionShape<AccessSettings> Access => new()
    {
        Id = "access",
        Title = SettingsText.Access,
        Lead = SettingsText.AccessLead,
        Fields =
        [
            new("guests", SettingsText.GuestsAllowed, FieldKind.Switch, SettingsText.GuestsAllowedHint),
            new("sign-up", SettingsText.SignUpOpen, FieldKind.Switch, SettingsText.SignUpOpenHint),
        ],
        Choose = settings => settings.Access,
        Show = section => Values(("guests", Switch(section.GuestsAllowed)), ("sign-up", Switch(section.SignUpOpen))),
        Read = (typed, _) => new AccessSettings { GuestsAllowed = typed.IsOn("guests"), SignUpOpen = typed.IsOn("sign-up") },
    };

    private static SectionShape<GuestOptions> Guests => new()
    {
        Id = "guests",
        Title = SettingsText.Guests,
        Lead = SettingsText.GuestsLead,
        Fields =
        [
            new("may-spend", SettingsText.MaySpend, FieldKind.Switch, SettingsText.MaySpendHint),
            new("daily", SettingsText.DailyUsd, FieldKind.Line, SettingsText.DailyUsdHint),
            new("new", SettingsText.NewPerMinute, FieldKind.Line, SettingsText.NewPerMinuteHint),
        ],
        Choose = settings => settings.Guests,
        Show = section => Values(("may-spend", Switch(section.MaySpend)), ("daily", Number(section.DailyUsd)), ("new", Number(section.NewPerMinute))),
        Read = (typed, _) => new GuestOptions { MaySpend = typed.IsOn("may-spend"), DailyUsd = typed.Usd("daily"), NewPerMinute = typed.Count("new", 1_000_000) },
    };

    private static SectionShape<BudgetsOptions> Budgets => new()
    {
        Id = "budgets",
        Title = SettingsText.Budgets,
        Lead = SettingsText.BudgetsLead,
        Fields = [.. BudgetFields("instance", SettingsText.BudgetInstance), .. BudgetFields("person", SettingsText.BudgetPerson)],
        Choose = settings => settings.Budgets,
        Show = section => Values([.. BudgetValues("instance", section.Instance), .. BudgetValues("person", section.Person)]),
        Read = (typed, _) => new BudgetsOptions { Instance = Budget(typed, "instance"), Person = Budget(typed, "person") },
    };

    private static SectionShape<PriceVisibility> Prices => new()
    {
        Id = "prices",
        Title = SettingsText.Prices,
        Lead = SettingsText.PricesLead,
        Fields =
        [
            new("rule", SettingsText.PriceRule, FieldKind.Choice, SettingsText.PriceRuleHint)
            {
                Choices =
                [
                    (nameof(PriceRule.PersonChooses), SettingsText.PersonChooses),
                    (nameof(PriceRule.Shown), SettingsText.AlwaysShown),
                    (nameof(PriceRule.Hidden), SettingsText.AlwaysHidden),
                ],
            },
        ],
        Choose = settings => settings.Prices,
        Show = section => Values(("rule", section.Rule.ToString())),
        Read = (typed, _) => new PriceVisibility { Rule = typed.Choice<PriceRule>("rule") },
    };

    private static SectionShape<PairSelectorOptions> Pairs => new()
    {
        Id = "pairs",
        Title = SettingsText.Pairs,
        Lead = SettingsText.PairsLead,
        Fields = [new("exploration", SettingsText.Exploration, FieldKind.Line, SettingsText.ExplorationHint)],
        Choose = settings => settings.Pairs,
        Show = section => Values(("exploration", section.Exploration.ToString(CultureInfo.InvariantCulture))),
        Read = (typed, _) => new PairSelectorOptions { Exploration = typed.Share("exploration") },
    };

    private static SectionShape<ConsentSettings> Consent => new()
    {
        Id = "consent",
        Title = SettingsText.Consent,
        Lead = SettingsText.ConsentLead,
        Fields = [new("text", SettingsText.ConsentText, FieldKind.Markdown, SettingsText.ConsentTextHint)],
        Choose = settings => settings.Consent,
        Show = section => Values(("text", section.Text)),
        Read = (typed, before) => before.With(typed.Text("text", LongestConsentText)),
    };

    private static SectionShape<ResearchSettings> Research => new()
    {
        Id = "research",
        Title = SettingsText.Research,
        Lead = SettingsText.ResearchLead,
        Fields =
        [
            new("without-consent", SettingsText.WithoutConsent, FieldKind.Switch, SettingsText.WithoutConsentHint),
            new("personal-data", SettingsText.PersonalData, FieldKind.Switch, SettingsText.PersonalDataHint),
        ],
        Choose = settings => settings.Research,
        Show = section => Values(("without-consent", Switch(section.ExportsWithoutConsent)), ("personal-data", Switch(section.ExportsPersonalData))),
        Read = (typed, _) => new ResearchSettings { ExportsWithoutConsent = typed.IsOn("without-consent"), ExportsPersonalData = typed.IsOn("personal-data") },
    };

    private static IEnumerable<SettingField> BudgetFields(string budget, string title) =>
    [
        new($"{budget}-usd", Words(title, SettingsText.BudgetUsd), FieldKind.Line, SettingsText.BudgetUsdHint),
        new($"{budget}-period", Words(title, SettingsText.BudgetPeriod), FieldKind.Choice, SettingsText.BudgetPeriodHint)
        {
            Choices =
            [
                (nameof(BudgetCycle.Day), SettingsText.Day), (nameof(BudgetCycle.Week), SettingsText.Week),
                (nameof(BudgetCycle.Month), SettingsText.Month), (nameof(BudgetCycle.None), SettingsText.Never),
            ],
        },
        new($"{budget}-zone", Words(title, SettingsText.BudgetZone), FieldKind.Line, SettingsText.BudgetZoneHint),
        new($"{budget}-queries", Words(title, SettingsText.BudgetQueries), FieldKind.Line, SettingsText.BudgetQueriesHint),
    ];

    private static IEnumerable<(string, string)> BudgetValues(string budget, BudgetOptions options) =>
    [
        ($"{budget}-usd", options.Usd is { } usd ? Number(usd) : ""), ($"{budget}-period", options.Period.ToString()),
        ($"{budget}-zone", options.TimeZone), ($"{budget}-queries", Number(options.ExpectedQueries)),
    ];

    private static BudgetOptions Budget(TypedSection typed, string budget) => new()
    {
        Usd = typed.UsdOrNone($"{budget}-usd"),
        Period = typed.Choice<BudgetCycle>($"{budget}-period"),
        TimeZone = typed.Zone($"{budget}-zone"),
        ExpectedQueries = typed.Count($"{budget}-queries", 100_000_000),
    };

    private static IReadOnlyDictionary<string, string> Values(params IEnumerable<(string Field, string Value)> values) =>
        values.ToDictionary(pair => pair.Field, pair => pair.Value);

    private static string Words(string budget, string field) => string.Format(CultureInfo.CurrentCulture, SettingsText.BudgetField, budget, field);

    private static string Switch(bool isOn) => isOn ? SettingField.On : SettingField.Off;

    private static string Number(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}
