using MetaRouter.Core.Candidates;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Tests;

/// <summary>Made-up values for tests, reproducible from their seeds.</summary>
internal static class Samples
{
    private static readonly double[] Costs = [0.12, 0.3, 0.5, 0.7, 0.88];

    /// <summary>Candidates <c>c0</c>, <c>c1</c>, … with these output prices in USD per million tokens and free prompts.</summary>
    public static CandidatePool Pool(params decimal[] outputPrices) => new(outputPrices.Select((price, index) => Candidate($"c{index}", price)));

    public static CandidateModel Candidate(string id, decimal outputPrice, double? assumedQuality = null) => new()
    {
        Id = id,
        Name = id,
        Maker = "made up",
        ProviderId = "test",
        ProviderModel = id,
        Price = new TokenPrice(0, outputPrice, "test"),
        AssumedQuality = assumedQuality,
    };

    /// <summary>Questions over five candidates, dearer ones mostly better; prices rise with c̃ without ever being clipped.</summary>
    public static RoutingPoint[] Points(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Point(random))];
    }

    public static RoutingPoint Point(Random random)
    {
        double[] costs = [.. Costs.Select(cost => cost + 0.1 * (random.NextDouble() - 0.5))];
        return new(
            [.. Enumerable.Range(0, Costs.Length).Select(index => Math.Clamp(0.4 + 0.1 * index + 0.4 * (random.NextDouble() - 0.5), 0, 1))],
            [.. costs],
            [.. costs.Select(cost => 0.0001 * Math.Exp(5 * cost))]);
    }

    /// <summary>Twelve answered questions whose indifference points lie one in each twelfth of (0.05, 0.95).</summary>
    public static OnboardingPair[] OnboardingSet() =>
    [
        .. Enumerable.Range(0, 12).Select(index =>
        {
            var indifference = 0.05 + 0.9 * (index + 0.5) / 12;
            return new OnboardingPair(0, 1, new([0.2, 0.2 + 0.7 * indifference], [0.1, 0.1 + 0.7 * (1 - indifference)], [0.0002, 0.004]));
        }),
    ];

    public static QueryEmbedding Embedding(Random random, QueryEmbedding? near = null, double nearness = 0)
    {
        var values = new double[QueryEmbedding.Dimensions];
        for (var index = 0; index < values.Length; index++)
            values[index] = random.NextDouble() - 0.5 + (near is null ? 0 : nearness * near.Values[index]);
        var norm = Math.Sqrt(values.Sum(value => value * value));
        return new QueryEmbedding([.. values.Select(value => (float)(value / norm))]);
    }
}
