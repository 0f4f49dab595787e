using MetaRouter.Core.Preferences;
using MetaRouter.Data.People;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Spending;

namespace MetaRouter.Studio.Settings;

/// <summary>What admins change while the program runs; the configuration gives the values of sections that nobody has changed. Treat it as immutable.</summary>
public sealed record StudioSettings
{
    /// <summary>Guests, and who may make an account.</summary>
    public AccessSettings Access { get; init; } = new();

    /// <summary>What people without an account may spend.</summary>
    public GuestOptions Guests { get; init; } = new();

    /// <summary>What may be spent.</summary>
    public BudgetsOptions Budgets { get; init; } = new();

    /// <summary>How pairs are chosen.</summary>
    public PairSelectorOptions Pairs { get; init; } = new();

    /// <summary>Who decides whether answers carry prices.</summary>
    public PriceVisibility Prices { get; init; } = new();

    /// <summary>What people are asked to agree to before their comparisons are used for research.</summary>
    public ConsentSettings Consent { get; init; } = new();

    /// <summary>What may leave the program for research.</summary>
    public ResearchSettings Research { get; init; } = new();
}

/// <summary>Who gets in.</summary>
public sealed record AccessSettings
{
    /// <summary>Whether people without an account may compare.</summary>
    public bool GuestsAllowed { get; init; } = true;

    /// <summary>Whether people may make an account themselves.</summary>
    public bool SignUpOpen { get; init; }
}

/// <summary>Prices beside answers.</summary>
public sealed record PriceVisibility
{
    /// <summary>Who decides.</summary>
    public PriceRule Rule { get; init; } = PriceRule.PersonChooses;

    /// <summary>Whether a person's answers carry prices.</summary>
    /// <param name="person">What the person chose.</param>
    public bool ShowsTo(PersonSettings person) => Rule == PriceRule.Shown || Rule == PriceRule.PersonChooses && !person.HidePrices;
}

/// <summary>Who decides whether answers carry prices.</summary>
public enum PriceRule
{
    /// <summary>Everyone for themselves; shown at first.</summary>
    PersonChooses,

    /// <summary>Always shown.</summary>
    Shown,

    /// <summary>Always hidden: comparisons then say nothing about the preference.</summary>
    Hidden,
}

/// <summary>Consent to research.</summary>
public sealed record ConsentSettings
{
    /// <summary>The text, Markdown; empty while nobody is asked.</summary>
    public string Text { get; init; } = "";

    /// <summary>Counts the texts, from 1; consent to an earlier one does not count. 0 while nobody is asked.</summary>
    public int Version { get; init; }

    /// <summary>The last version that any text had: no later text gets it again, whatever was emptied meanwhile.</summary>
    public int LastVersion { get; init; }

    /// <summary>Another text: it asks everybody anew; an empty one asks nobody.</summary>
    /// <param name="text">The text, Markdown.</param>
    public ConsentSettings With(string text)
    {
        if (text == Text) return this;
        var last = Math.Max(Version, LastVersion);
        return text.Length == 0 ? new ConsentSettings { LastVersion = last } : new ConsentSettings { Text = text, Version = last + 1, LastVersion = last + 1 };
    }
}

/// <summary>What may leave the program for research.</summary>
public sealed record ResearchSettings
{
    /// <summary>Whether rows of people who have not consented are exported.</summary>
    public bool ExportsWithoutConsent { get; init; }

    /// <summary>Whether rows in which personal data was detected are exported.</summary>
    public bool ExportsPersonalData { get; init; }
}
