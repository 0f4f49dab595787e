using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.Tests.Differentiation;

public sealed class TrainingSessionTests
{
    private static readonly AdamOptions Options = new() { LearningRate = 0.05, FinalLearningRate = 0.001, Steps = 40, ClipNorm = 0.5, WeightDecay = 0.01 };

    [Fact]
    public void Step_OfAdam_EqualsThePlainFormula()
    {
        var graph = new DifferentiableGraph();
        var x = graph.Parameter("x", [3f, -2f], 2);
        var y = graph.Parameter("y", [0.5f]);
        var target = graph.Input("target", 2);
        using var session = new TrainingSession(graph, (x - target).Square().Sum() + y.Square() * 0.01, Options);
        var reference = new PlainAdam([3, -2, 0.5], Options);

        for (var step = 0; step < 60; step++)
        {
            float[] goal = [MathF.Sin(step), MathF.Cos(step)];
            session.Step(new Dictionary<string, (float[], long[])> { ["target"] = (goal, [2]) });
            reference.Step(theta => [2 * (theta[0] - goal[0]), 2 * (theta[1] - goal[1]), 0.02 * theta[2]]);
            double[] found = [.. session.Parameters()["x"], .. session.Parameters()["y"]];
            Assert.All(reference.Theta.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        }

        Assert.Equal(60, session.Steps);
    }

    [Fact]
    public void Restore_OfASavedState_GoesOnAsIfNeverStopped()
    {
        using var whole = new TinyRegression();
        using var first = new TinyRegression();
        using var second = new TinyRegression();

        for (var step = 0; step < 20; step++) whole.Step(step);
        for (var step = 0; step < 8; step++) first.Step(step);
        using var file = new MemoryStream();
        first.Session.Save().Write(file);
        file.Position = 0;
        second.Session.Restore(TrainingState.Read(file));
        for (var step = 8; step < 20; step++) second.Step(step);

        Assert.Equal(whole.Session.Parameters()["weight"], second.Session.Parameters()["weight"]);
        Assert.Equal(20, second.Session.Steps);
    }

    [Fact]
    public void Restore_OfAnotherGraph_IsRefused()
    {
        using var regression = new TinyRegression();

        var problem = Assert.Throws<ArgumentException>(() => regression.Session.Restore(new TrainingState("other[3]", [[1], [1], [1], [0]])));

        Assert.Contains("expected weight[3, 2]", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAnotherFile_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => TrainingState.Read(new MemoryStream([3, 65, 66, 67])));

    [Fact]
    public void Forward_OfTheTrainedGraph_GivesWhatTrainingSaw()
    {
        using var regression = new TinyRegression();
        for (var step = 0; step < 5; step++) regression.Step(step);
        using var served = new ForwardSession(regression.Session.Forward(("prediction", regression.Prediction)));
        var (features, target) = TinyRegression.Batch(99);

        var found = served.Run(new Dictionary<string, (float[], long[])> { ["features"] = features, ["unknown"] = target })["prediction"];

        var loss = found.Zip(target.Values).Average(pair => Math.Pow(pair.First - pair.Second, 2));
        Assert.Equal(regression.Step(99)["loss"], loss, 1e-5);
    }

    [Fact]
    public void Step_WithoutAnInput_NamesIt()
    {
        using var regression = new TinyRegression();

        Assert.Contains("'features' is missing", Assert.Throws<ArgumentException>(() => regression.Session.Step(new Dictionary<string, (float[], long[])>())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_ThatLeavesTheNumbers_Stops()
    {
        var graph = new DifferentiableGraph();
        using var session = new TrainingSession(graph, (graph.Parameter("x", [-1f]) * 1).Log(), Options);

        Assert.Contains("lower the learning rate", Assert.Throws<InvalidOperationException>(() => session.Step(new Dictionary<string, (float[], long[])>())).Message, StringComparison.Ordinal);
    }

    /// <summary>Two targets from three features by a linear map.</summary>
    private sealed class TinyRegression : IDisposable
    {
        public TinyRegression()
        {
            var graph = new DifferentiableGraph();
            Prediction = graph.Input("features", "batch", 3).MatMul(graph.Parameter("weight", [.1f, .2f, .3f, .4f, .5f, .6f], 3, 2)).Tanh();
            var error = (Prediction - graph.Input("target", "batch", 2)).Square().Mean();
            Session = new TrainingSession(graph, error, Options, [("half", error * 0.5)], threads: 1);
        }

        public TrainingSession Session { get; }

        public Tensor Prediction { get; }

        public static ((float[] Values, long[] Shape) Features, (float[] Values, long[] Shape) Target) Batch(int seed)
        {
            var random = new Random(seed);
            var rows = random.Next(2, 6);
            return (([.. Enumerable.Range(0, rows * 3).Select(_ => random.NextSingle())], [rows, 3]), ([.. Enumerable.Range(0, rows * 2).Select(_ => random.NextSingle())], [rows, 2]));
        }

        public IReadOnlyDictionary<string, float> Step(int seed)
        {
            var (features, target) = Batch(seed);
            var numbers = Session.Step(new Dictionary<string, (float[], long[])> { ["features"] = features, ["target"] = target });
            Assert.Equal(numbers["loss"], 2 * numbers["half"], 1e-6);
            return numbers;
        }

        public void Dispose() => Session.Dispose();
    }
}
