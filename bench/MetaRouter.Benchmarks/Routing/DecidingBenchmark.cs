using System.CommandLine;
using System.Diagnostics;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Quality.Online;
using MetaRouter.Core.Queries;
using MetaRouter.Core.Routing;
using MetaRouter.Onnx.Quality;
using MetaRouter.Onnx.TextEncoding;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Benchmarks.Routing;

/// <summary>What a decision costs when the query's embedding is there: predictions by the trained predictor and the arms, and the router's choice.</summary>
internal static class DecidingBenchmark
{
    private const int Candidates = 11;
    private const int Queries = 2000;

    public static Command Command()
    {
        var models = new Option<string>("--models") { Description = "Folder that holds text-encoder/ and predictor/1/", DefaultValueFactory = _ => "models" };
        var command = new Command("deciding", "Time and allocation of a routing decision over 11 candidates, embedding cached.") { models };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(models)));
        return command;
    }

    private static void Run(string models)
    {
        using var encoder = OnnxTextEncoder.Load(Path.Combine(models, "text-encoder"));
        using var predictor = TrainedPredictor.Load(Path.Combine(models, "predictor/1"), encoder.Version);
        var pool = Pool(predictor);
        var random = new Random(1);
        PredictionQuery[] queries = [.. Enumerable.Range(0, Queries).Select(index => new PredictionQuery($"Question {index}: what is {index} times {index}?", Embedding(random)))];
        foreach (var query in queries.Take(200)) Router.Decide(Inputs(pool.Predict(query), pool));

        Console.WriteLine($"{"part",-46} {"p50 µs",10} {"p95 µs",10} {"bytes",10}");
        // The first prediction of an embedding runs the predictor; what is allocated then is ONNX Runtime's binding.
        Measure("predict, embedding seen for the first time", queries[200..], query => pool.Predict(query));
        Measure("predict, embedding cached", queries, query => pool.Predict(query));
        Measure("gather the inputs", queries, query => Inputs(_predicted[query], pool), query => _predicted[query] = pool.Predict(query));
        var inputs = queries.ToDictionary(query => query, query => Inputs(pool.Predict(query), pool));
        Measure("choose", queries, query => Router.Decide(inputs[query]));
        Measure("the whole decision, embedding cached", queries, query => Router.Decide(Inputs(pool.Predict(query), pool)));
    }

    private static readonly Dictionary<PredictionQuery, PoolPrediction> _predicted = new(ReferenceEqualityComparer.Instance);

    private static void Measure(string part, PredictionQuery[] queries, Func<PredictionQuery, object> action, Action<PredictionQuery>? before = null)
    {
        var microseconds = new double[queries.Length];
        var bytes = new long[queries.Length];
        for (var index = 0; index < queries.Length; index++)
        {
            before?.Invoke(queries[index]);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            GC.KeepAlive(action(queries[index]));
            microseconds[index] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            bytes[index] = GC.GetAllocatedBytesForCurrentThread() - allocated;
        }

        Array.Sort(microseconds);
        Array.Sort(bytes);
        Console.WriteLine($"{part,-46} {microseconds[queries.Length / 2],10:F1} {microseconds[queries.Length * 95 / 100],10:F1} {bytes[queries.Length / 2],10}");
    }

    private static RoutingInputs Inputs(PoolPrediction prediction, RoutedPool pool)
    {
        var candidates = System.Collections.Immutable.ImmutableArray.CreateBuilder<RoutedCandidate>(pool.Candidates.Count);
        for (var index = 0; index < pool.Candidates.Count; index++)
        {
            var (quality, usd) = (prediction.Qualities[index], (double)prediction.Costs[index].Cost.Usd);
            candidates.Add(new RoutedCandidate(
                pool.Candidates[index].Id, quality.Quality.Mean, Math.Sqrt(quality.Quality.Variance), quality.Quality.Source, quality.Bonus, usd, 3 * usd, prediction.Point.Costs[index]));
        }

        return new RoutingInputs
        {
            CostWeight = 0.4, CostWeightVariance = 0.01, Preference = PreferenceSource.Learned, Candidates = candidates.MoveToImmutable(),
            Budgets = [new RoutedBudget("person", 1, 0.5, 20)], StickyId = pool.Candidates[3].Id, SwitchMargin = 0.02, Exploration = 0.02, Draw = 0.5,
        };
    }

    private static RoutedPool Pool(TrainedPredictor predictor)
    {
        var candidates = new CandidatePool(predictor.Candidates.Where(id => predictor.KnowsFrom("zeroeval", [id])).Take(Candidates).Select((candidate, index) => new CandidateModel
        {
            Id = $"bench/{candidate}", Name = candidate, Maker = "bench", ProviderId = "bench", ProviderModel = candidate,
            Price = new TokenPrice(0.1m * (index + 1), 0.4m * (index + 1), "bench"),
        }));
        var trained = TrainedPool.For(predictor, candidates) ?? throw new InvalidOperationException("The predictor does not know these candidates from one ground.");
        var random = new Random(2);
        var components = PrincipalComponents.Fit([.. Enumerable.Range(0, 600).Select(_ => Embedding(random))]);
        var pool = new RoutedPool(
            candidates, CostScale.Log([0.0001, 0.01]), new QualityPredictor(new RidgeQualityPredictor([]), AssumedQualities.For(candidates), trained), new CostPredictor([], trained),
            new ResidualSpace(components, "bench", ArmForm.Residual), IsRecorded: false);
        return pool;
    }

    private static QueryEmbedding Embedding(Random random)
    {
        var values = new float[QueryEmbedding.Dimensions];
        for (var index = 0; index < values.Length; index++) values[index] = (float)(random.NextDouble() - 0.5);
        var norm = MathF.Sqrt(values.Sum(value => value * value));
        return new QueryEmbedding([.. values.Select(value => value / norm)]);
    }
}
