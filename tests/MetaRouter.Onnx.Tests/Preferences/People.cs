using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;

namespace MetaRouter.Onnx.Tests.Preferences;

/// <summary>Simulated people over made-up pools in which dearer is mostly better.</summary>
internal static class People
{
    public static readonly Choice[] Answers = [Choice.AMuchBetter, Choice.ABetter, Choice.Tie, Choice.BBetter, Choice.BMuchBetter];

    public static readonly Choice[] Swapped = [Choice.BMuchBetter, Choice.BBetter, Choice.Tie, Choice.ABetter, Choice.AMuchBetter];

    public static IReadOnlyList<IReadOnlyList<Context>> Comparisons(double costWeight, int count, int seed, int candidates = 5)
    {
        var random = new Random(seed);
        var person = new SimulatedPerson(costWeight, SlipRate: 0);
        return
        [
            .. Points(count, candidates, seed).Select(point =>
            {
                var (first, second) = (random.Next(candidates / 2), candidates / 2 + random.Next(candidates - candidates / 2));
                var choice = person.Choose(point.Qualities[first], point.Costs[first], point.Qualities[second], point.Costs[second], random);
                return Context.From(choice, point.Qualities[first], point.Qualities[second], point.Costs[first], point.Costs[second]);
            }),
        ];
    }

    public static RoutingPoint[] Points(int count, int candidates, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                var ease = random.NextDouble();
                double[] costs = [.. Enumerable.Range(0, candidates).Select(candidate => 0.1 + 0.8 * candidate / (candidates - 1))];
                return new RoutingPoint([.. costs.Select(cost => Math.Clamp(0.2 + 0.5 * ease + 0.5 * (1 - ease) * cost * 2 * random.NextDouble(), 0, 1))], [.. costs], [.. costs]);
            }),
        ];
    }

    public static IEnumerable<(double Quality, double OtherQuality, double Cost, double OtherCost)> Pairs(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble(), random.NextDouble(), random.NextDouble(), random.NextDouble()))];
    }
}
