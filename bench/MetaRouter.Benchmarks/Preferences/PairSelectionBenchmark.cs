using System.CommandLine;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Benchmarks.Preferences;

/// <summary>What a new belief and the choice of the next pair cost.</summary>
internal static class PairSelectionBenchmark
{
    private const int Candidates = 5;
    private const int Queries = 48;
    private const int OnboardingQuestions = 12;
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(500);

    public static Command Command()
    {
        var command = new Command("pairs", "Adding a context, and choosing the next pair among 5 candidates over 48 queries.");
        command.SetAction(_ =>
        {
            var random = new Random(1);
            var model = new BayesianPreference();
            var selector = new PairSelector(model, new PairSelectorOptions());
            RoutingPoint[] points = [.. Enumerable.Range(0, Queries).Select(_ => Point(random))];
            OnboardingPair[] onboarding = [.. points.Take(OnboardingQuestions).Select(point => new OnboardingPair(Candidates - 1, 0, point))];
            int[] all = [.. Enumerable.Range(0, Candidates)];
            var context = new Context[] { new(0.8, 0.5, 0.7, 0.2, 0.5) };
            Print("add a context and read the belief", () => model.Read(model.Add(model.Empty, context)));
            Print("choose the pair of a question", () => selector.Select(points[0], model.Empty, points, all, random));
            Print("choose the onboarding question", () => selector.SelectQuestion(onboarding, model.Empty, points, random));
        });
        return command;
    }

    private static void Print(string what, Action action) =>
        Console.WriteLine($"{what,-36} {Stopwatches.Median(Enumerable.Range(0, 9).Select(_ => Stopwatches.SecondsPerCall(action, Slice / 9))) * 1000,8:F3} ms");

    private static RoutingPoint Point(Random random)
    {
        double[] costs = [.. Enumerable.Range(0, Candidates).Select(index => (index + random.NextDouble()) / Candidates)];
        return new RoutingPoint([.. costs.Select(cost => 0.5 * cost + 0.5 * random.NextDouble())], [.. costs], [.. costs.Select(cost => Math.Pow(100, cost) * 1e-4)]);
    }
}
