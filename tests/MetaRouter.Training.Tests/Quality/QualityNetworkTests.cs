using MetaRouter.Training.Differentiation;
using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Tests.Quality;

public sealed class QualityNetworkTests
{
    private static readonly QualityNetworkOptions Tiny = new() { Epochs = 40, BatchSize = 16, LearningRate = 1e-2, Hidden = (16, 8) };

    [Fact]
    public void Train_LearnableOutcomes_LearnsThemAndIgnoresTheUnknown()
    {
        var random = new Random(3);
        var inputs = Enumerable.Range(0, 64).Select(_ => Enumerable.Range(0, QueryInputs.Width).Select(_ => random.NextDouble() - 0.5).ToArray()).ToArray();
        var targets = inputs.Select((row, index) => new[] { row[0] > 0 ? 1.0 : 0, index % 2 == 0 ? 1 : double.NaN }).ToArray();

        var graph = new DifferentiableGraph();
        var trained = QualityNetwork.Train(inputs, targets, Tiny, new Random(1), CancellationToken.None);
        var output = QualityNetwork.Logits(graph.Input("input", "batch", QueryInputs.Width), trained, "network");
        using var session = new ForwardSession(graph.Forward(new Dictionary<string, float[]>(), ("logits", output)));

        var logits = session.Run(new Dictionary<string, (float[], long[])> { ["input"] = ([.. inputs.SelectMany(row => row.Select(value => (float)value))], [64, QueryInputs.Width]) })["logits"];
        Assert.True(inputs.Index().Count(item => logits[2 * item.Index] > 0 == item.Item[0] > 0) > 55);
        Assert.True(Enumerable.Range(0, 64).Count(row => logits[2 * row + 1] > 0) > 60);
    }

    [Fact]
    public void Train_SameSeed_GivesTheSameNetwork()
    {
        double[][] inputs = [new double[QueryInputs.Width], [.. Enumerable.Repeat(0.1, QueryInputs.Width)]];
        double[][] targets = [[0], [1]];

        float[] Train() => QualityNetwork.Train(inputs, targets, Tiny with { Epochs = 3 }, new Random(7), CancellationToken.None).Values["first.weight"];

        Assert.Equal(Train(), Train());
    }
}
