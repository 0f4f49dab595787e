using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Research;

namespace MetaRouter.Studio.Features.Research.Explorer;

/// <summary>A filter as a form holds it while it is being changed. Days are UTC.</summary>
public sealed class FilterFields
{
    /// <summary>First day.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Id of one candidate; empty for any.</summary>
    public string? Candidate { get; set; } = "";

    /// <summary>Id of the other; empty for any.</summary>
    public string? Other { get; set; } = "";

    /// <summary>Kind of task; empty for any.</summary>
    public string? Category { get; set; } = "";

    /// <summary>Language; empty for any.</summary>
    public string? Language { get; set; } = "";

    /// <summary>What was said; null for anything.</summary>
    public ComparisonOutcome? Outcome { get; set; }

    /// <summary>Yes or no, where one was chosen.</summary>
    public Dictionary<FilterSwitch, bool> Switches { get; } = [];

    /// <summary>The fields of a filter.</summary>
    public static FilterFields Of(ComparisonFilter filter)
    {
        var fields = new FilterFields
        {
            From = filter.From is { } from ? DateOnly.FromDateTime(from.UtcDateTime) : null,
            Until = filter.Before is { } before ? DateOnly.FromDateTime(before.UtcDateTime).AddDays(-1) : null,
            Candidate = filter.CandidateId ?? "", Other = filter.OtherCandidateId ?? "", Category = filter.Category ?? "", Language = filter.Language ?? "",
            Outcome = filter.Outcome,
        };
        Keep(FilterSwitch.PricesShown, filter.PricesShown);
        Keep(FilterSwitch.Consented, filter.Consented);
        Keep(FilterSwitch.Onboarding, filter.Onboarding);
        Keep(FilterSwitch.LeakFlag, filter.LeakFlag);
        Keep(FilterSwitch.Withdrawn, filter.Withdrawn);
        return fields;

        void Keep(FilterSwitch field, bool? value)
        {
            if (value is { } known) fields.Switches[field] = known;
        }
    }

    /// <summary>The filter of the fields.</summary>
    public ComparisonFilter ToFilter() => new()
    {
        From = From is { } from ? Midnight(from) : null,
        Before = Until is { } until && until < DateOnly.MaxValue ? Midnight(until.AddDays(1)) : null,
        CandidateId = Text(Candidate), OtherCandidateId = Text(Other), Category = Text(Category), Language = Text(Language), Outcome = Outcome,
        PricesShown = Switch(FilterSwitch.PricesShown), Consented = Switch(FilterSwitch.Consented), Onboarding = Switch(FilterSwitch.Onboarding),
        LeakFlag = Switch(FilterSwitch.LeakFlag), Withdrawn = Switch(FilterSwitch.Withdrawn),
    };

    private bool? Switch(FilterSwitch field) => Switches.TryGetValue(field, out var value) ? value : null;

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}

/// <summary>What can be yes, no or either.</summary>
public enum FilterSwitch
{
    /// <summary>Prices were shown.</summary>
    PricesShown,

    /// <summary>The person has agreed to the consent text in force.</summary>
    Consented,

    /// <summary>From the onboarding set.</summary>
    Onboarding,

    /// <summary>An answer named its model.</summary>
    LeakFlag,

    /// <summary>The vote was taken back.</summary>
    Withdrawn,
}
