using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.Tests.Differentiation;

public sealed class TensorShapeTests
{
    private readonly DifferentiableGraph _graph = new();

    [Fact]
    public void Add_OfShapesThatDoNotFit_NamesBoth()
    {
        var problem = Assert.Throws<ArgumentException>(() => _graph.Input("a", "batch", 3) + _graph.Input("b", "batch", 4));

        Assert.Contains("Add of [batch, 3] and [batch, 4]", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_OfTwoNamedSizes_IsRefused() =>
        Assert.Throws<ArgumentException>(() => _graph.Input("a", "batch") + _graph.Input("b", "people"));

    [Fact]
    public void MatMul_OfDifferentInnerSizes_NamesBoth()
    {
        var problem = Assert.Throws<ArgumentException>(() => _graph.Input("a", "batch", 3).MatMul(_graph.Input("b", 4, 5)));

        Assert.Contains("MatMul of [batch, 3] and [4, 5]", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reshape_ToAnotherNumberOfElements_IsRefused() =>
        Assert.Throws<ArgumentException>(() => _graph.Input("a", "batch", 6).Reshape("batch", 5));

    [Fact]
    public void Reshape_OfNamedSizes_KeepsTheirProduct() =>
        Assert.Equal("[batch*people*2]", _graph.Input("a", "people", 2, "batch").Reshape(_graph.Input("b", "people", 2, "batch").Shape.Product()).Shape.ToString());

    [Fact]
    public void Concat_AlongANamedSize_IsRefused() =>
        Assert.Throws<ArgumentException>(() => TensorOperators.Concat(0, _graph.Input("a", "batch", 6), _graph.Input("b", "batch", 6)));

    [Fact]
    public void Parameter_OfTheWrongLength_IsRefused() =>
        Assert.Contains("holds 6 numbers; 2 were given", Assert.Throws<ArgumentException>(() => _graph.Parameter("w", [1, 2], 2, 3)).Message, StringComparison.Ordinal);

    [Fact]
    public void Input_WithATakenName_IsRefused()
    {
        _graph.Input("a");

        Assert.Throws<ArgumentException>(() => _graph.Parameter("a", [1]));
    }
}
