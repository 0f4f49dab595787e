using MetaRouter.Training.Differentiation;
using MetaRouter.Training.MetaTraining.Networks;

namespace MetaRouter.Training.Tests.MetaTraining.Networks;

public sealed class RouteLossTests
{
    private const int Queries = 40_000;
    private static readonly float[] Scores = [0.3f, -0.5f, 0.1f, 2];

    [Fact]
    public void Of_TheExpectation_IsItsPlainFormula()
    {
        var (loss, _) = Evaluate(reinforce: false, entropyRate: 0.5f);

        double[] odds = [.. Scores[..3].Select(score => Math.Exp(score))];
        double[] policy = [.. odds.Select(odd => odd / odds.Sum())];
        var reward = 0.2 * policy[0] + 0.9 * policy[1] - 0.4 * policy[2];
        Assert.Equal(-reward + 0.5 * policy.Sum(p => p * Math.Log(p)), loss, 1e-4);
    }

    [Fact]
    public void Of_SampledRoutes_HasTheGradientOfTheExpectation()
    {
        var (_, exact) = Evaluate(reinforce: false, entropyRate: 0);
        var (_, sampled) = Evaluate(reinforce: true, entropyRate: 0);

        Assert.All(exact.Zip(sampled), pair => Assert.Equal(pair.First, pair.Second, 0.01));
        Assert.Equal(0, exact[3], 1e-6);
    }

    /// <summary>One person with the same three candidates, and a fourth that is only padding, at every query.</summary>
    private static (float Loss, float[] Gradient) Evaluate(bool reinforce, float entropyRate)
    {
        var graph = new DifferentiableGraph();
        var loss = new RouteLoss(graph, reinforce);
        var scores = graph.Input("scores", "people", "queries", "candidates");
        var value = loss.Of(scores - 1e4 * (1 - loss.Present));
        using var session = new ForwardSession(graph.Forward(new Dictionary<string, float[]>(), ("loss", value), ("gradient", Gradients.Of(value, [scores])[0])));
        var random = new Random(1);
        float[] Repeated(params float[] row) => [.. Enumerable.Range(0, Queries).SelectMany(_ => row)];
        long[] shape = [1, Queries, 4];
        var outputs = session.Run(new Dictionary<string, (float[], long[])>
        {
            ["scores"] = (Repeated(Scores), shape),
            ["present"] = (Repeated(1, 1, 1, 0), shape),
            ["reward"] = (Repeated(0.2f, 0.9f, -0.4f, 5), shape),
            ["entropy_rate"] = ([entropyRate], []),
            ["gumbel"] = ([.. Enumerable.Range(0, 4 * Queries).Select(_ => (float)-Math.Log(-Math.Log(random.NextDouble() + 1e-12)))], shape),
        });
        return (outputs["loss"][0], [.. Enumerable.Range(0, 4).Select(candidate => outputs["gradient"].Where((_, index) => index % 4 == candidate).Sum())]);
    }
}
