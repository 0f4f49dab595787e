using MetaRouter.Core.Preferences;
using MetaRouter.Onnx.Preferences;
using MetaRouter.TestKit;
using MetaRouter.Training.MetaTraining;
using MetaRouter.Training.MetaTraining.Episodes;

namespace MetaRouter.Training.Tests.MetaTraining;

/// <summary>What is served, context by context, is what training computes from whole context sets.</summary>
public sealed class ServedParityTests : IAsyncLifetime
{
    private const double Tolerance = 1e-5;
    private static readonly MetaTrainingOptions Options = new() { Steps = 30, People = 16 };

    private readonly TemporaryFolder _folder = new();
    private readonly MetaTrainingData _data = ToyTable.Data(11);
    private readonly MetaTrainer _trainer;
    private MetaRouterModel? _model;

    public ServedParityTests() => _trainer = new MetaTrainer(_data.Training, Options, seed: 5);

    public async Task InitializeAsync()
    {
        await new MetaTrainingRun(_data, Options, 5, "metarouter train metarouter", TimeProvider.System).RunAsync(_folder.Path, null, null, null, CancellationToken.None);
        while (_trainer.Steps < Options.Steps) _trainer.Step();
        _model = MetaRouterModel.Load(_folder.Path);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 5)]
    [InlineData(6, 11)]
    [InlineData(32, 5)]
    [InlineData(32, 11)]
    public void Served_ForAnyNumberOfComparisonsAndCandidates_EqualsTraining(int comparisons, int candidates)
    {
        var options = Options.Episodes with { SmallestPool = candidates, LargestPool = candidates, Queries = 3 };
        var generator = new EpisodeGenerator(_data.Validation, options, new Random(7));
        var episode = generator.Next(comparisons);
        using var networks = _trainer.OpenForward();
        var trained = networks.Run(EpisodeBatch.Of([episode]));

        var belief = _model!.Preference.Read(episode.Comparisons.Aggregate(_model.Preference.Empty, _model.Preference.Add));
        RoutingPoint[] points = [.. episode.Queries.Select(query => new RoutingPoint([.. query.Qualities], [.. query.Costs], [.. query.Costs]))];
        var scores = _model.Policy.Scores(belief, points);

        Assert.Equal(comparisons, belief.ComparisonCount);
        Assert.Equal(trained["cost_weight"][0], belief.CostWeight, Tolerance);
        AssertClose(trained["mean"], belief.LatentMean);
        AssertClose(trained["scores"], scores.Select(score => (double)score));
    }

    public Task DisposeAsync()
    {
        _model?.Dispose();
        _trainer.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }

    private static void AssertClose(float[] expected, IEnumerable<double> found) =>
        Assert.All(expected.Zip(found, (wanted, got) => (wanted, got)), pair => Assert.Equal(pair.wanted, pair.got, Tolerance));
}
