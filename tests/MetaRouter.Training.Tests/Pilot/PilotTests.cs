using MetaRouter.Core.Quality.Online;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Quality;
using MetaRouter.TestKit;
using MetaRouter.Training.Embeddings;
using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Pilot;
using MetaRouter.Training.Quality;
using MetaRouter.Training.Tests.Quality;

namespace MetaRouter.Training.Tests.Pilot;

public sealed class PilotTests : IDisposable
{
    private static readonly PilotOptions Tiny = new() { FewestRows = 50, Dimensions = 8, SpaceSteps = 120, ArmSteps = 120, BatchSize = 32, LearningRate = 1e-2 };
    private static readonly WordHashEncoder Encoder = new();

    private readonly TemporaryFolder _cache = new();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task TrainAsync_TinyRun_LowersBothLosses()
    {
        var metrics = (await TrainAsync()).Metrics;

        Assert.True(metrics["triplet_loss_last"] < 0.8 * metrics["triplet_loss_first"]);
        Assert.True(metrics["preference_loss_last"] < 0.8 * metrics["preference_loss_first"]);
    }

    [Fact]
    public async Task TrainAsync_ThenLoad_KnowsWhoIsPreferredWhere()
    {
        await TrainAsync();
        using var prior = PreferencePrior.Load(_folder.Path, Encoder.Version);

        var reading = prior.Read(await Encoder.EncodeAsync(["sum of the digits of 12 and 19"], CancellationToken.None))[0];

        Assert.Equal(ToyOutcomes.Pool.Order(), prior.Arms.Select(arm => arm.Id));
        Assert.Equal(PrincipalComponents.DefaultCount, prior.Components.Count);
        Assert.NotEqual(prior.SpaceVersion, prior.ComponentsVersion);
        Assert.Equal(1, reading.Projection.Sum(value => value * value), 1e-5);
        Assert.All(prior.Arms, arm => Assert.Equal(1, arm.Vector.Sum(value => value * value), 1e-5));
        Assert.All(reading.Quality, quality => Assert.InRange(quality, 0, 1));
        var (cheap, dear) = (prior.Arms[0], prior.Arms[1]);
        Assert.True(Cosine(reading, dear) > Cosine(reading, cheap));
        Assert.True(dear.Precision < cheap.Precision);
    }

    [Fact]
    public async Task TrainAsync_SameSeed_GivesTheSameFiles()
    {
        var first = (await TrainAsync()).Files;

        Assert.Equal(first, (await TrainAsync()).Files);
    }

    [Fact]
    public async Task Load_EncoderOfAnotherVersion_IsRefusedWithExpectedAndFound()
    {
        await TrainAsync();

        var refusal = Assert.Throws<ModelFileException>(() => PreferencePrior.Load(_folder.Path, "other")).Message;

        Assert.Contains("expected text_encoder other, found word-hash", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void PreferencePairs_EqualsAndUnknown_SayNothing()
    {
        var targets = new OutcomeTargets(
            ["cheap", "dear", "new"],
            [[1, 1, double.NaN], [1, 0, double.NaN], [0, 1, 0]],
            [[1, 2, double.NaN], [1, 2, double.NaN], [1, 2, 3]],
            [[1, 1, 1], [1, 1, 1], [1, 1, 1]]);

        var pairs = PreferencePairs.Of(targets);

        Assert.Equal([new PreferencePair(1, 0, 1), new PreferencePair(2, 1, 0), new PreferencePair(2, 1, 2)], pairs.All);
        Assert.Equal([1], pairs.HardNegatives[1]);
        Assert.Empty(pairs.HardNegatives[0]);
        Assert.Equal([2], pairs.HardNegatives[2]);
    }

    [Fact]
    public void PreferencePairs_EqualCosts_TakeEveryLossAsHardNegative()
    {
        var pairs = PreferencePairs.Of(new OutcomeTargets(["a", "b"], [[1, 0], [0, 1], [1, 1]], [[1, 1], [0, 0], [1, 1]], [[1, 1], [1, 1], [1, 1]]));

        Assert.Equal([[1], [0]], pairs.HardNegatives);
    }

    [Fact]
    public async Task HumanVotes_WinnersShareWords_ArePredicted()
    {
        var random = new Random(1);
        var votes = Enumerable.Range(0, 200).Select(number =>
        {
            var isA = random.Next(2) == 0;
            var (good, bad) = ($"thorough answer {number}", $"sloppy answer {number}");
            return new HumanVote("question", isA ? good : bad, isA ? bad : good, isA ? "model_a" : "model_b");
        }).ToArray();

        var (fitted, _) = await HumanVotes.AccuracyAsync(votes, Cache(), random, CancellationToken.None);

        Assert.True(fitted > 0.9);
    }

    [Fact]
    public async Task HumanVotes_NoFile_AreNone() => Assert.Empty(await HumanVotes.ReadAsync(_folder.Path, CancellationToken.None));

    public void Dispose()
    {
        _cache.Dispose();
        _folder.Dispose();
    }

    private static double Cosine(PriorReading reading, PriorArm arm) => reading.Projection.Zip(arm.Vector, (one, other) => (double)one * other).Sum();

    private EmbeddingCache Cache() => new(Encoder, _cache.Path);

    private Task<ArtifactManifest> TrainAsync()
    {
        var rows = ToyOutcomes.Table(240, "train").Rows.Concat(Enumerable.Range(1000, 60).Select(number => ToyOutcomes.Row(number, "test", new Random(number))));
        var table = new OutcomeTable(rows, new Dictionary<string, string> { ["toy.jsonl"] = "00" });
        return new PilotArtifact(Cache(), Encoder.Version, Tiny).TrainAsync(
            table, [], _folder.Path, 1, "metarouter train pilot --data DATA --out models --seed 1", null, CancellationToken.None);
    }
}
