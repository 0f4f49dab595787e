using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.Tests.Differentiation;

/// <summary>Every operator's value and gradient against finite differences in double precision, on random shapes.</summary>
public sealed class GradientTests
{
    private static readonly Dictionary<string, Func<GradientCheck, Tensor>> Cases = new()
    {
        ["Neg"] = check => -check.Variable(-1, 1, check.Size(), "people"),
        ["Relu, away from its kink"] = check => TensorOperators.Concat(0, check.Variable(0.1, 1, 2, 3).Relu(), check.Variable(-1, -0.1, 2, 3).Relu()),
        ["Sign"] = check => Plus(check.Variable(0.1, 1, 3), x => x.Sign()),
        ["Sigmoid"] = check => check.Variable(-3, 3, check.Size(), check.Size()).Sigmoid(),
        ["Tanh"] = check => check.Variable(-2, 2, "people", check.Size()).Tanh(),
        ["Softplus"] = check => check.Variable(-4, 4, check.Size()).Softplus(),
        ["Exp"] = check => check.Variable(-2, 2, check.Size(), "people").Exp(),
        ["Log"] = check => check.Variable(0.2, 3, check.Size(), check.Size()).Log(),
        ["Sqrt"] = check => check.Variable(0.2, 3, check.Size()).Sqrt(),
        ["Cos"] = check => check.Variable(-3, 3, check.Size(), 2).Cos(),
        ["Square"] = check => check.Variable(-2, 2, "contexts").Square(),
        ["Max and Min"] = check => check.Variable(0.2, 0.8, 4).Max(0.1) + check.Variable(0.2, 0.4, 4).Max(0.5) + check.Variable(0.2, 0.4, 4).Min(0.5),
        ["Add, broadcasting"] = check => check.Variable(-1, 1, "people", 1, check.Size()) + check.Variable(-1, 1, "contexts", 1),
        ["Sub, broadcasting"] = check => check.Variable(-1, 1, 1, "people") - check.Variable(-1, 1, check.Size(), check.Size(), 1),
        ["Mul, broadcasting"] = check => check.Variable(-1, 1, "people", 1) * check.Variable(-1, 1, check.Size(), 1, "contexts"),
        ["Div, broadcasting"] = check => check.Variable(-1, 1, "contexts") / check.Variable(0.5, 2, "people", 1),
        ["Arithmetic with numbers"] = check => Plus(check.Variable(0.5, 1, check.Size()), x => 1 - (2 * x + 1) / 3 + 2 / x - 0.5),
        ["Softmax"] = check => check.Variable(-2, 2, "people", 4).Softmax(),
        ["LogSoftmax"] = check => check.Variable(-2, 2, check.Size(), "people", 3).LogSoftmax(),
        ["MatMul"] = check => check.Variable(-1, 1, "people", 3).MatMul(check.Variable(-1, 1, 3, check.Size())),
        ["MatMul, left transposed"] = check => check.Variable(-1, 1, 3, "people").MatMul(check.Variable(-1, 1, 3, 2), transposeA: true),
        ["MatMul, right transposed"] = check => check.Variable(-1, 1, "people", 3).MatMul(check.Variable(-1, 1, 2, 3), transposeB: true),
        ["MatMul, both transposed"] = check => check.Variable(-1, 1, 3, 4).MatMul(check.Variable(-1, 1, "people", 3), true, true),
        ["MatMul, rows of rows by a matrix"] = check => check.Variable(-1, 1, "people", "contexts", 3).MatMul(check.Variable(-1, 1, 3, 2)),
        ["MatMul, batched"] = check => check.Variable(-1, 1, "people", 2, 3).MatMul(check.Variable(-1, 1, "people", 3, "contexts")),
        ["MatMul, batched, transposed, broadcasting"] = check => check.Variable(-1, 1, 3, 2).MatMul(check.Variable(-1, 1, "people", 4, 3), true, true),
        ["Sum over an axis"] = check => check.Variable(-1, 1, "people", "contexts", 2).Sum([1]),
        ["Sum over everything"] = check => check.Variable(-1, 1, check.Size(), "people").Sum(),
        ["Mean over named sizes"] = check => check.Variable(-1, 1, 2, "people", "contexts").Mean([1, -1], keep: true),
        ["Mean over a fixed size"] = check => check.Variable(-1, 1, "people", 3).Mean([1]),
        ["Largest of the last axis"] = check => check.Variable(-1, 1, "people", 4).LargestOfLast(),
        ["EqualTo"] = check => Plus(check.Variable(-1, 1, "people", 4), x => x.EqualTo(x.LargestOfLast())),
        ["Reshape"] = check => check.Variable(-1, 1, "people", "contexts", 2).Reshape("people*contexts", 2).Reshape("people", 2, "contexts"),
        ["Transpose"] = check => check.Variable(-1, 1, 2, "people", 3).Transpose(2, 0, 1),
        ["Expand"] = check => check.Variable(-1, 1, "people", 1).ExpandTo(new TensorShape([2, "people", "contexts"])) * check.Variable(-1, 1, 2, "people", "contexts"),
        ["Slice"] = check => check.Variable(-1, 1, "people", 5, 2).Slice(1, 1, 4),
        ["Concat"] = check => TensorOperators.Concat(-1, check.Variable(-1, 1, "people", 2), check.Variable(-1, 1, "people", check.Size())),
        ["Gather, a row twice"] = check => check.Variable(-1, 1, 3, 2).Gather(check.Positions(3, "people", "contexts")),
        ["LogGamma"] = check => check.Variable(0.2, 30, 6).LogGamma(),
        ["LogBetaDensity"] = check => SpecialFunctions.LogBetaDensity(check.Variable(0.1, 0.9, 5), check.Variable(1, 20, 5), check.Variable(1, 20, 5)),
        ["A tensor used twice"] = check => Plus(check.Variable(-1, 1, "people", 3), x => x * x.Sigmoid()),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_OfEveryOperator_IsTheSlope(string name)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var check = new GradientCheck(seed);
            check.Verify(Cases[name](check));
        }
    }

    [Fact]
    public void LogGamma_KnownValues_AreMet()
    {
        var graph = new DifferentiableGraph();
        using var session = new ForwardSession(graph.Forward(new Dictionary<string, float[]>(), ("y", graph.Input("x", 4).LogGamma())));

        var found = session.Run(new Dictionary<string, (float[], long[])> { ["x"] = ([0.5f, 1, 5, 50], [4]) })["y"];

        double[] expected = [Math.Log(Math.Sqrt(Math.PI)), 0, Math.Log(24), 144.56574394634488];
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-6 * Math.Max(1, Math.Abs(pair.First)) * 3));
    }

    [Fact]
    public void StopGradient_OfAFactor_MakesItAConstant()
    {
        var graph = new DifferentiableGraph();
        var x = graph.Input("x");
        using var session = new ForwardSession(graph.Forward(new Dictionary<string, float[]>(), ("slope", Gradients.Of(x * x.StopGradient(), [x])[0])));

        Assert.Equal([3], session.Run(new Dictionary<string, (float[], long[])> { ["x"] = ([3], []) })["slope"]);
    }

    [Fact]
    public void Gradients_OfAnUnusedParameter_AreRefused()
    {
        var graph = new DifferentiableGraph();
        var (used, unused) = (graph.Parameter("used", [1]), graph.Parameter("unused", [1]));

        Assert.Contains("does not depend", Assert.Throws<ArgumentException>(() => Gradients.Of(used * 2, [used, unused])).Message, StringComparison.Ordinal);
    }

    private static Tensor Plus(Tensor x, Func<Tensor, Tensor> function) => function(x) + 0.5 * x;
}
