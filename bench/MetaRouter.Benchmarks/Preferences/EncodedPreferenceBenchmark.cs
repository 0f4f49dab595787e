using System.CommandLine;
using MetaRouter.Core.Preferences;
using MetaRouter.Onnx.Preferences;

namespace MetaRouter.Benchmarks.Preferences;

/// <summary>What a vote costs under the trained encoder: one context more, and the belief after it.</summary>
internal static class EncodedPreferenceBenchmark
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    public static Command Command()
    {
        var models = new Option<string>("--models") { Description = "Folder that holds metarouter/1/", DefaultValueFactory = _ => "models" };
        var command = new Command("encoder", "Adding a context and reading the belief under the trained encoder; the free policy on 48 queries.") { models };
        command.SetAction(parsed =>
        {
            using var trained = MetaRouterModel.Load(Path.Combine(parsed.GetRequiredValue(models), "metarouter", MetaRouterModel.FormVersion));
            var model = trained.Preference;
            var context = new Context[] { new(0.8, 0.5, 0.7, 0.2, 0.5) };
            var belief = model.Read(model.Empty);
            RoutingPoint[] points = [.. Enumerable.Repeat(new RoutingPoint([0.4, 0.5, 0.6, 0.7, 0.8], [0.1, 0.3, 0.5, 0.7, 0.9], [1, 1, 1, 1, 1]), 48)];
            Print("add a context and read the belief", () => model.Read(model.Add(model.Empty, context)));
            Print("route 48 queries with the free policy", () => trained.Policy.ChooseAll(belief, points));
        });
        return command;
    }

    private static void Print(string what, Action action) =>
        Console.WriteLine($"{what,-40} {Stopwatches.Median(Enumerable.Range(0, 9).Select(_ => Stopwatches.SecondsPerCall(action, Slice))) * 1000,8:F3} ms");
}
