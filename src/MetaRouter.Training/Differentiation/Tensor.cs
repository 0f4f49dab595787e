using MetaRouter.Onnx.Graphs;

namespace MetaRouter.Training.Differentiation;

/// <summary>
/// A float tensor in a <see cref="DifferentiableGraph"/>: what an operation makes of its inputs. It holds no numbers; a session does. The
/// arithmetic operators broadcast as in NumPy; the other operations are extension methods (<see cref="TensorOperators"/>). Every one checks
/// shapes when it is called and names both in its error.
/// </summary>
public sealed class Tensor
{
    internal Tensor(DifferentiableGraph graph, int id, Operation operation, IReadOnlyList<Tensor> inputs, TensorShape shape) =>
        (Graph, Id, Operation, Inputs, Shape) = (graph, id, operation, inputs, shape);

    /// <summary>The graph it belongs to.</summary>
    public DifferentiableGraph Graph { get; }

    public TensorShape Shape { get; }

    /// <summary>Position in the graph; inputs come before what is made of them.</summary>
    internal int Id { get; }

    internal Operation Operation { get; }

    internal IReadOnlyList<Tensor> Inputs { get; }

    public static Tensor operator +(Tensor a, Tensor b) => a.Graph.Apply(new Operations.Add(), a, b);

    public static Tensor operator -(Tensor a, Tensor b) => a.Graph.Apply(new Operations.Sub(), a, b);

    public static Tensor operator *(Tensor a, Tensor b) => a.Graph.Apply(new Operations.Mul(), a, b);

    public static Tensor operator /(Tensor a, Tensor b) => a.Graph.Apply(new Operations.Div(), a, b);

    public static Tensor operator -(Tensor x) => x.Graph.Apply(new Operations.Neg(), x);

    public static Tensor operator +(Tensor a, double b) => a + a.Graph.Constant(b);

    public static Tensor operator -(Tensor a, double b) => a - a.Graph.Constant(b);

    public static Tensor operator *(Tensor a, double b) => a * a.Graph.Constant(b);

    public static Tensor operator /(Tensor a, double b) => a / a.Graph.Constant(b);

    public static Tensor operator +(double a, Tensor b) => b.Graph.Constant(a) + b;

    public static Tensor operator -(double a, Tensor b) => b.Graph.Constant(a) - b;

    public static Tensor operator *(double a, Tensor b) => b.Graph.Constant(a) * b;

    public static Tensor operator /(double a, Tensor b) => b.Graph.Constant(a) / b;

    public override string ToString() => $"{Operation.Name} {Shape}";
}
