using System.Globalization;
using System.Text.Json;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>What was asked for, as one line: for the audit log and the card.</summary>
internal static class FilterWords
{
    public static string Of(DatasetRequest request)
    {
        var filter = request.Filter;
        var parts = new List<string>();
        Add("from", filter.From?.ToString("u", CultureInfo.InvariantCulture));
        Add("before", filter.Before?.ToString("u", CultureInfo.InvariantCulture));
        Add("candidate", filter.CandidateId);
        Add("against", filter.OtherCandidateId);
        Add("category", filter.Category);
        Add("language", filter.Language);
        Add("prices shown", YesNo(filter.PricesShown));
        Add("consented", YesNo(filter.Consented));
        Add("outcome", filter.Outcome is { } outcome ? JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString()) : null);
        Add("onboarding", YesNo(filter.Onboarding));
        Add("names its model", YesNo(filter.LeakFlag));
        return $"{request.FileName}, {(parts.Count == 0 ? "everything" : string.Join(", ", parts))}";

        void Add(string name, string? value)
        {
            if (value is not null) parts.Add($"{name} {value}");
        }
    }

    private static string? YesNo(bool? value) => value switch { true => "yes", false => "no", null => null };
}
