using System.Globalization;
using System.Text;
using System.Text.Json;
using MetaRouter.Data.Candidates;
using MetaRouter.Studio.Catalogue;

namespace MetaRouter.Studio.Tests.Catalogue;

public sealed class PriceCatalogueTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Read_AsLiteLlmPublishesIt_PricesOursAndPassesOverTheRest()
    {
        const string Published = """
            {
              "sample_spec": { "input_cost_per_token": "in USD", "mode": "one of: chat, embedding" },
              "gpt-4o": { "max_input_tokens": 128000, "input_cost_per_token": 2.5e-06, "output_cost_per_token": 1e-05, "cache_read_input_token_cost": 1.25e-06, "litellm_provider": "openai", "mode": "chat" },
              "groq/llama": { "input_cost_per_token": 5e-08, "output_cost_per_token": 8.000000000000001e-08, "output_cost_per_reasoning_token": 0.0 },
              "llama": { "input_cost_per_token": 1, "output_cost_per_token": 1 },
              "dall-e-3": { "input_cost_per_pixel": 1e-07, "input_cost_per_token": "none", "mode": "image_generation" }
            }
            """;

        var catalogue = Read(Published, Known("mine/4o", "openai", "gpt-4o"), Known("l", "groq", "llama"), Known("other", "here", "unlisted"));

        Assert.Equal(4, catalogue.Models);
        Assert.Equal(["gpt-4o", "groq/llama"], catalogue.Priced.Select(row => row.Key));
        Assert.Equal(new TokenPrices(2.5m, 10, 1.25m, null), catalogue.Priced[0].Next);
        Assert.Equal(new TokenPrices(0.05m, 0.08m, null, 0), catalogue.Priced[1].Next);
        Assert.All(catalogue.Priced, row => Assert.True(row.IsChange));
    }

    [Theory]
    [InlineData("""{"m": {"input_cost_per_token": 1e-06}}""", "m", "output_cost_per_token")]
    [InlineData("""{"m": {"input_cost_per_token": "1e-06", "output_cost_per_token": 1e-06}}""", "m", "input_cost_per_token")]
    [InlineData("""{"m": {"input_cost_per_token": 1e-06, "output_cost_per_token": -1e-06}}""", "m", "output_cost_per_token")]
    [InlineData("""{"m": {"input_cost_per_token": 1e-06, "output_cost_per_token": 2.5}}""", "m", "output_cost_per_token")]
    [InlineData("""{"m": {"input_cost_per_token": 1e-06, "output_cost_per_token": 1e400}}""", "m", "output_cost_per_token")]
    [InlineData("""{"m": {"input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06, "cache_read_input_token_cost": []}}""", "m", "cache_read_input_token_cost")]
    [InlineData("""{"m": {"input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06}, "m": {}}""", "m", null)]
    [InlineData("""{"m": 1e-06}""", "m", null)]
    [InlineData("""{"m": {"input_cost_per_token": NaN}}""", null, null)]
    [InlineData("""{"m": {"input_cost_per_token": 1e-06, """, null, null)]
    [InlineData("[]", null, null)]
    [InlineData("", null, null)]
    public void Read_SomethingWrong_RefusesTheWholeAndNamesRowAndField(string json, string? key, string? field)
    {
        // One that could be read comes before it.
        var candidates = new[] { Known("fine", "here", "fine"), Known("c", "here", "m") };
        var whole = json.StartsWith("""{"m""", StringComparison.Ordinal) ? """{"fine": {"input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06}, """ + json[1..] : json;

        var (catalogue, fault) = PriceCatalogueFormat.Read(Encoding.UTF8.GetBytes(whole), candidates, Now);

        Assert.Null(catalogue);
        Assert.Equal((key, field), (fault!.Key, fault.Field));
        Assert.NotEmpty(fault.Message);
    }

    [Fact]
    public void Write_ThenRead_ChangesNothing()
    {
        var random = new Random(7);
        KnownCandidate[] candidates =
        [
            .. Enumerable.Range(0, 50).Select(number => Known($"c{number}", "here", $"m{number}", Price(random), Price(random), number % 2 == 0 ? Price(random) : null, number % 3 == 0 ? Price(random) : null)),
        ];
        using var written = new MemoryStream();

        PriceCatalogueFormat.Write(written, candidates);

        var (catalogue, fault) = PriceCatalogueFormat.Read(written.ToArray(), candidates, Now);
        Assert.Null(fault);
        Assert.Equal(50, catalogue!.Priced.Count);
        Assert.All(catalogue.Priced, row => Assert.False(row.IsChange));
    }

    [Fact]
    public void Write_ACandidate_HasTheFieldsOfTheFormat()
    {
        using var written = new MemoryStream();
        PriceCatalogueFormat.Write(written, [Known("c", "here", "m", 2.5m, 10, 1.25m, 20), Known("no price", "here", "n")]);

        using var json = JsonDocument.Parse(written.ToArray());

        var row = Assert.Single(json.RootElement.EnumerateObject());
        Assert.Equal("c", row.Name);
        Assert.Equal(
            "input_cost_per_token=0.0000025 output_cost_per_token=0.00001 cache_read_input_token_cost=0.00000125 output_cost_per_reasoning_token=0.00002 max_input_tokens=8000 max_output_tokens=500 litellm_provider=here mode=chat",
            string.Join(' ', row.Value.EnumerateObject().Select(field => $"{field.Name}={(field.Value.ValueKind == JsonValueKind.Number ? field.Value.GetDecimal().ToString("0.############", CultureInfo.InvariantCulture) : field.Value.GetString())}")));
    }

    private static decimal Price(Random random) => decimal.Round((decimal)random.NextDouble() * 100, random.Next(0, 7));

    private static PriceCatalogue Read(string json, params KnownCandidate[] candidates)
    {
        var (catalogue, fault) = PriceCatalogueFormat.Read(Encoding.UTF8.GetBytes(json), candidates, Now);
        Assert.Null(fault);
        return catalogue!;
    }

    private static KnownCandidate Known(string id, string provider, string model, decimal? input = null, decimal output = 0, decimal? cached = null, decimal? reasoning = null)
    {
        var entry = CatalogueStudio.Candidate(id) with { ProviderId = provider, ProviderModel = model, ContextTokens = 8000, IsEnabled = true };
        PriceEntry[] prices = input is null ? [] :
        [
            new PriceEntry
            {
                CandidateId = id, InputPerMillion = input.Value, OutputPerMillion = output, CachedInputPerMillion = cached, ReasoningPerMillion = reasoning, EffectiveFrom = Now, Source = "a test", EnteredAt = Now,
            },
        ];
        return CatalogueState.Of([], []).With(new CatalogueEntries("1", [], [entry], prices), new ProviderKeys(Studio.Secrets.KeyRing.Empty, _ => null), Now).Candidates[0];
    }
}
