using System.Globalization;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Research;
using Microsoft.AspNetCore.WebUtilities;

namespace MetaRouter.Studio.Features.Research.Explorer;

/// <summary>What the explorer shows, as its address says: so it can be passed on, and the browser's back button works. Days are UTC.</summary>
public sealed record ExplorerAddress
{
    private const string Day = "yyyy-MM-dd";

    private static readonly (string Word, ComparisonOutcome Value)[] Outcomes =
        [("a", ComparisonOutcome.LeftBetter), ("b", ComparisonOutcome.RightBetter), ("tie", ComparisonOutcome.Tie), ("both-bad", ComparisonOutcome.BothBad)];

    /// <summary>The imported dataset; null for the comparisons made here.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>Which comparisons.</summary>
    public ComparisonFilter Filter { get; init; } = ComparisonFilter.All;

    /// <summary>Where the page begins.</summary>
    public ExplorerPlace Place { get; init; }

    /// <summary>Names in the address whose values could not be read; they do not narrow.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>The first page of a filter over the comparisons made here.</summary>
    public static ExplorerAddress Of(ComparisonFilter filter) => new() { Filter = filter };

    /// <summary>Reads an address; whatever does not belong to the explorer is left alone.</summary>
    public static ExplorerAddress Parse(string url)
    {
        var reader = new AddressReader(url);
        var filter = new ComparisonFilter
        {
            From = reader.Day("from"),
            // The address names the last day, the filter the moment after it.
            Before = reader.Day("until") is { } until && until.Date < DateTime.MaxValue.Date ? until.AddDays(1) : null,
            CandidateId = reader.Text("candidate"), OtherCandidateId = reader.Text("other"), Category = reader.Text("category"), Language = reader.Text("language"),
            PricesShown = reader.Either("prices", "shown", "hidden"), Consented = reader.Either("consent", "given", "missing"),
            Outcome = reader.Word("outcome", Outcomes), Onboarding = reader.Either("onboarding", "yes", "no"), LeakFlag = reader.Either("leak", "yes", "no"),
            Withdrawn = reader.Either("state", "withdrawn", "standing"),
        };
        var before = reader.Number("before");
        return new ExplorerAddress
        {
            DatasetId = reader.Identity("source"), Filter = filter,
            Place = before is null ? new ExplorerPlace(After: reader.Number("after")) : new ExplorerPlace(Before: before), Unread = reader.Unread,
        };
    }

    /// <summary>The address of the list.</summary>
    public string ToUrl() => QueryHelpers.AddQueryString(StudioUrls.ResearchExplorer, Parts());

    /// <summary>The address of one comparison of the list; it leads back to this one.</summary>
    public string ToUrl(long sequence) => QueryHelpers.AddQueryString(
        StudioUrls.ResearchComparison.Replace("{Sequence:long}", sequence.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), Parts());

    private Dictionary<string, string?> Parts()
    {
        var parts = new Dictionary<string, string?>
        {
            ["source"] = DatasetId?.ToString(),
            ["from"] = Filter.From?.ToString(Day, CultureInfo.InvariantCulture),
            ["until"] = Filter.Before?.AddDays(-1).ToString(Day, CultureInfo.InvariantCulture),
            ["candidate"] = Filter.CandidateId, ["other"] = Filter.OtherCandidateId, ["category"] = Filter.Category, ["language"] = Filter.Language,
            ["prices"] = Either(Filter.PricesShown, "shown", "hidden"), ["consent"] = Either(Filter.Consented, "given", "missing"),
            ["outcome"] = Filter.Outcome is { } outcome ? Outcomes.Single(entry => entry.Value == outcome).Word : null,
            ["onboarding"] = Either(Filter.Onboarding, "yes", "no"), ["leak"] = Either(Filter.LeakFlag, "yes", "no"),
            ["state"] = Either(Filter.Withdrawn, "withdrawn", "standing"),
            ["before"] = Place.Before?.ToString(CultureInfo.InvariantCulture), ["after"] = Place.After?.ToString(CultureInfo.InvariantCulture),
        };
        return parts.Where(part => part.Value is not null).ToDictionary();
    }

    private static string? Either(bool? value, string yes, string no) => value switch { true => yes, false => no, null => null };

    // Each value that is there and says nothing is noted.
    private sealed class AddressReader(string url)
    {
        private readonly Dictionary<string, Microsoft.Extensions.Primitives.StringValues> _values =
            QueryHelpers.ParseQuery(url.Contains('?', StringComparison.Ordinal) ? url[url.IndexOf('?', StringComparison.Ordinal)..] : "");

        public List<string> Unread { get; } = [];

        public string? Text(string name) => _values.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;

        public DateTimeOffset? Day(string name) => Read<DateTimeOffset>(
            name, (string text, out DateTimeOffset day) => DateTimeOffset.TryParseExact(text, ExplorerAddress.Day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out day));

        public long? Number(string name) => Read<long>(
            name, (string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number));

        public Guid? Identity(string name) => Read<Guid>(name, Guid.TryParse);

        public bool? Either(string name, string yes, string no) => Word(name, (yes, true), (no, false));

        public T? Word<T>(string name, params (string Word, T Value)[] words)
            where T : struct => Read<T>(name, (string text, out T value) =>
        {
            foreach (var (word, meant) in words)
            {
                if (text != word) continue;
                value = meant;
                return true;
            }

            value = default;
            return false;
        });

        private T? Read<T>(string name, TryRead<T> read)
            where T : struct
        {
            if (Text(name) is not { } text) return null;
            if (read(text, out var value)) return value;
            Unread.Add(name);
            return null;
        }

        private delegate bool TryRead<T>(string text, out T value);
    }
}
