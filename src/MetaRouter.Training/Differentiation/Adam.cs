namespace MetaRouter.Training.Differentiation;

/// <summary>
/// One step of Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019), as tensors. All parameters together are one
/// vector of n numbers, so the formulas stand here once:
/// <code>
/// g ← g · C / max(‖g‖, C)
/// m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²
/// η  = η_T + (η_0 − η_T) · (1 + cos(π min(t/T, 1))) / 2          t: steps taken before this one
/// θ ← θ − η (m / (1 − β₁ᵗ⁺¹)) / (√(v / (1 − β₂ᵗ⁺¹)) + ϵ) − η λ θ
/// </code>
/// </summary>
internal static class Adam
{
    /// <summary>The state after a step.</summary>
    public static AdamState Step(AdamState now, Tensor gradient, AdamOptions options)
    {
        options.Validate();
        var g = gradient * (options.ClipNorm / gradient.Square().Sum().Sqrt().Max(options.ClipNorm));
        var mean = options.MeanDecay * now.Mean + (1 - options.MeanDecay) * g;
        var square = options.SquareDecay * now.Square + (1 - options.SquareDecay) * g.Square();
        var taken = now.Steps + 1;
        var cosine = (now.Steps / options.Steps).Min(1) * Math.PI;
        var rate = options.FinalLearningRate + (options.LearningRate - options.FinalLearningRate) / 2 * (1 + cosine.Cos());
        var scale = rate / Unbiased(options.MeanDecay, taken);
        var parameters = now.Parameters - scale * mean / (square.Sqrt() / Unbiased(options.SquareDecay, taken).Sqrt() + options.Epsilon);
        if (options.WeightDecay > 0) parameters -= rate * options.WeightDecay * now.Parameters;
        return new AdamState(parameters, mean, square, taken);
    }

    /// <summary>1 − βᵗ.</summary>
    private static Tensor Unbiased(double decay, Tensor taken) => decay == 0 ? taken / taken : 1 - (taken * Math.Log(decay)).Exp();
}

/// <summary>What Adam carries from step to step.</summary>
/// <param name="Parameters">θ, [n].</param>
/// <param name="Mean">m, [n].</param>
/// <param name="Square">v, [n].</param>
/// <param name="Steps">t, a scalar.</param>
internal sealed record AdamState(Tensor Parameters, Tensor Mean, Tensor Square, Tensor Steps)
{
    public IEnumerable<(string Name, Tensor Value)> Named =>
        [("state.parameters", Parameters), ("state.mean", Mean), ("state.square", Square), ("state.steps", Steps)];

    /// <summary>The state as inputs of the graph.</summary>
    public static AdamState Inputs(DifferentiableGraph graph, long count) => new(
        graph.State("state.parameters", count), graph.State("state.mean", count), graph.State("state.square", count), graph.State("state.steps"));
}
