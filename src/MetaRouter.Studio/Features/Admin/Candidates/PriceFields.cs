using System.Globalization;
using MetaRouter.Data.Candidates;
using MetaRouter.Studio.Catalogue;

namespace MetaRouter.Studio.Features.Admin.Candidates;

/// <summary>A price as fields of a form, and back.</summary>
internal static class PriceFields
{
    public const string Input = "input";
    public const string Output = "output";
    public const string Cached = "cached";
    public const string Reasoning = "reasoning";
    public const string From = "from";
    public const string Source = "source";

    private const string FromFormat = "yyyy-MM-ddTHH:mm";
    private const int MostCharacters = 200;

    /// <summary>The fields, filled with the price that holds.</summary>
    public static IReadOnlyDictionary<string, string> Of(PriceEntry? now) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Input] = Text(now?.InputPerMillion),
        [Output] = Text(now?.OutputPerMillion),
        [Cached] = Text(now?.CachedInputPerMillion),
        [Reasoning] = Text(now?.ReasoningPerMillion),
        [From] = "",
        [Source] = "",
    };

    /// <summary>The price that is typed; null when a field has a problem, which the form then says.</summary>
    /// <param name="form">The form.</param>
    /// <param name="candidateId">Whose.</param>
    /// <param name="now">From when it holds when nothing else is typed.</param>
    public static PriceEntry? Read(EntryForm form, string candidateId, DateTimeOffset now)
    {
        form.ForgetProblems();
        var (input, output) = (Price(form, Input, isRequired: true), Price(form, Output, isRequired: true));
        var (cached, reasoning) = (Price(form, Cached, isRequired: false), Price(form, Reasoning, isRequired: false));
        var from = now;
        if (form.Trimmed(From) is { Length: > 0 } typed)
        {
            // Browsers add seconds when they have any.
            var isMoment = DateTimeOffset.TryParseExact(typed, [FromFormat, FromFormat + ":ss"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out from);
            form.Require(isMoment && from.Year is >= 2000 and < 2100, From, CandidatesText.FromInvalid);
        }

        var source = form.Trimmed(Source);
        form.Require(source.Length is > 0 and <= MostCharacters && !source.Any(char.IsControl), Source, CandidatesText.SourceInvalid);
        return form.HasProblems ? null : new PriceEntry
        {
            CandidateId = candidateId,
            InputPerMillion = input!.Value,
            OutputPerMillion = output!.Value,
            CachedInputPerMillion = cached,
            ReasoningPerMillion = reasoning,
            EffectiveFrom = from,
            Source = source,
            EnteredAt = now,
        };
    }

    /// <summary>A price as one line for the audit log.</summary>
    public static string Words(PriceEntry price) => FormattableString.Invariant(
        $"{Text(price.InputPerMillion)} in, {Text(price.OutputPerMillion)} out, {(price.CachedInputPerMillion is { } cached ? Text(cached) : "no other price")} cached, {(price.ReasoningPerMillion is { } reasoning ? Text(reasoning) : "no other price")} reasoning USD per million, from {price.EffectiveFrom:yyyy-MM-dd HH:mm} UTC ({price.Source})");

    /// <summary>A price without digits that say nothing; empty for none.</summary>
    public static string Text(decimal? usd) => usd?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";

    private static decimal? Price(EntryForm form, string field, bool isRequired)
    {
        if (form.Trimmed(field).Length == 0)
        {
            form.Require(!isRequired, field, CandidatesText.PriceMissing);
            return null;
        }

        var price = TypedNumber.Parse(form[field]);
        form.Require(price is >= 0 and <= TokenPrices.Most, field, CandidatesText.PriceInvalid);
        return price;
    }
}
