using System.Globalization;
using System.Text.Json;
using MetaRouter.Data.Candidates;

namespace MetaRouter.Studio.Catalogue;

/// <summary>Four prices in USD per million tokens, each 0 … 10,000 with at most 12 digits after the point; null for the price of the other tokens of its kind.</summary>
public sealed record TokenPrices(decimal Input, decimal Output, decimal? CachedInput, decimal? Reasoning)
{
    /// <summary>Most that a million tokens may cost, in USD.</summary>
    public const decimal Most = 10_000;

    /// <summary>The prices of an entry.</summary>
    public static TokenPrices Of(PriceEntry entry) => new(entry.InputPerMillion, entry.OutputPerMillion, entry.CachedInputPerMillion, entry.ReasoningPerMillion);
}

/// <summary>What is wrong with a catalogue of prices.</summary>
/// <param name="Key">The row; null when it is the whole.</param>
/// <param name="Field">The field of the row; null when it is the whole row.</param>
/// <param name="Message">What is wrong and what to do, for people.</param>
public sealed record CatalogueFault(string? Key, string? Field, string Message);

/// <summary>A row of a catalogue that prices a candidate.</summary>
/// <param name="Key">The row.</param>
/// <param name="Candidate">Whom it prices.</param>
/// <param name="Now">The price that holds; null while none does.</param>
/// <param name="Next">The price in the catalogue.</param>
public sealed record PricedRow(string Key, KnownCandidate Candidate, TokenPrices? Now, TokenPrices Next)
{
    /// <summary>Whether it would change anything.</summary>
    public bool IsChange => Now != Next;
}

/// <summary>A catalogue that was read as a whole.</summary>
/// <param name="Priced">The rows of our candidates, in the order of the pool.</param>
/// <param name="Models">How many models the catalogue holds.</param>
public sealed record PriceCatalogue(IReadOnlyList<PricedRow> Priced, int Models);

/// <summary>
/// Reads and writes LiteLLM's <c>model_prices_and_context_window.json</c>: one object, a row for each model by its name, prices in USD per token. A row is a
/// candidate's when its name is the candidate's id, its provider and model with a slash between, or its model, in this order. Other rows are passed over unread;
/// anything wrong with a row of ours refuses the whole.
/// </summary>
public static class PriceCatalogueFormat
{
    /// <summary>Longest catalogue, in bytes; the published one has about a million.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    private const string Sample = "sample_spec";
    private const string Input = "input_cost_per_token";
    private const string Output = "output_cost_per_token";
    private const string Cached = "cache_read_input_token_cost";
    private const string Reasoning = "output_cost_per_reasoning_token";
    private const decimal Million = 1_000_000m;
    private const int MostDigits = 12;

    private static readonly JsonWriterOptions Written = new() { Indented = true };

    /// <summary>The rows that price candidates that admins have set up, or what is wrong.</summary>
    /// <param name="json">The catalogue, UTF-8.</param>
    /// <param name="candidates">Those there are; the configured ones have their prices from the configuration.</param>
    /// <param name="now">The moment whose prices are compared with.</param>
    public static (PriceCatalogue? Catalogue, CatalogueFault? Fault) Read(ReadOnlyMemory<byte> json, IReadOnlyList<KnownCandidate> candidates, DateTimeOffset now)
    {
        try
        {
            // A byte order mark, as some editors leave it.
            using var document = JsonDocument.Parse(json.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? json[3..] : json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return (null, new(null, null, CatalogueText.NotAnObject));
            var rows = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var row in document.RootElement.EnumerateObject())
            {
                if (row.Name == Sample) continue;
                if (row.Value.ValueKind != JsonValueKind.Object) return (null, new(row.Name, null, CatalogueText.RowNotAnObject));
                if (!rows.TryAdd(row.Name, row.Value)) return (null, new(row.Name, null, CatalogueText.RowTwice));
            }

            var priced = new List<PricedRow>();
            foreach (var candidate in candidates.Where(candidate => !candidate.IsConfigured))
            {
                if (NamesOf(candidate).FirstOrDefault(rows.ContainsKey) is not { } key) continue;
                var (prices, fault) = PricesIn(key, rows[key]);
                if (fault is not null) return (null, fault);
                priced.Add(new PricedRow(key, candidate, candidate.Prices.At(now) is { } entry ? TokenPrices.Of(entry) : null, prices!));
            }

            return (new PriceCatalogue(priced, rows.Count), null);
        }
        catch (InvalidOperationException)
        {
            return (null, new(null, null, CatalogueText.NotUtf8));
        }
        catch (JsonException error)
        {
            return (null, new(null, null, string.Format(CultureInfo.CurrentCulture, CatalogueText.NotJson, error.LineNumber + 1)));
        }
    }

    /// <summary>Writes the candidates that have a price, by id, as the same format.</summary>
    public static void Write(Stream output, IEnumerable<KnownCandidate> candidates)
    {
        using var json = new Utf8JsonWriter(output, Written);
        json.WriteStartObject();
        foreach (var candidate in candidates)
        {
            if (candidate is not { Model: { } model, Why: not NotRoutable.IdConfigured }) continue;
            json.WriteStartObject(candidate.Id);
            json.WriteNumber(Input, model.Price.InputPerMillion / Million);
            json.WriteNumber(Output, model.Price.OutputPerMillion / Million);
            if (model.Price.CachedInputPerMillion is { } cached) json.WriteNumber(Cached, cached / Million);
            if (model.Price.ReasoningPerMillion is { } reasoning) json.WriteNumber(Reasoning, reasoning / Million);
            if (model.ContextTokens is { } context) json.WriteNumber("max_input_tokens", context);
            json.WriteNumber("max_output_tokens", model.MaxOutputTokens);
            json.WriteString("litellm_provider", candidate.ProviderId);
            json.WriteString("mode", "chat");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static IEnumerable<string> NamesOf(KnownCandidate candidate) => [candidate.Id, $"{candidate.ProviderId}/{candidate.ProviderModel}", candidate.ProviderModel];

    private static (TokenPrices? Prices, CatalogueFault? Fault) PricesIn(string key, JsonElement row)
    {
        CatalogueFault? fault = null;
        var input = Price(Input, isRequired: true);
        var output = Price(Output, isRequired: true);
        var cached = Price(Cached, isRequired: false);
        var reasoning = Price(Reasoning, isRequired: false);
        return fault is null ? (new TokenPrices(input!.Value, output!.Value, cached, reasoning), null) : (null, fault);

        decimal? Price(string field, bool isRequired)
        {
            if (!row.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                if (isRequired) fault ??= new(key, field, CatalogueText.PriceMissing);
                return null;
            }

            if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var perToken)) return Refuse(CatalogueText.PriceNotANumber);
            if (perToken < 0) return Refuse(CatalogueText.PriceNegative);
            if (perToken > TokenPrices.Most / Million) return Refuse(CatalogueText.PriceTooHigh);
            // Published prices are binary fractions written out: what is beyond the last digit that is kept is noise.
            return Math.Round(perToken * Million, MostDigits);

            decimal? Refuse(string message)
            {
                fault ??= new(key, field, message);
                return null;
            }
        }
    }
}
