namespace MetaRouter.Training.Differentiation;

/// <summary>Reverse-mode differentiation: from the loss back to the parameters, every gradient again a tensor of the graph.</summary>
internal static class Gradients
{
    /// <summary>∂loss/∂x for each of <paramref name="wanted"/>, in order and of its shape.</summary>
    /// <param name="loss">A single number.</param>
    /// <param name="wanted">Tensors of the same graph.</param>
    /// <exception cref="ArgumentException">The loss is not a number, or does not depend on one of them.</exception>
    public static IReadOnlyList<Tensor> Of(Tensor loss, IReadOnlyList<Tensor> wanted)
    {
        if (loss.Shape.Product().Size != 1) throw new ArgumentException($"A loss is one number; this one has shape {loss.Shape}: take its mean.", nameof(loss));
        var dependent = Dependent(loss, wanted);
        var gradients = new Dictionary<Tensor, Tensor> { [loss] = loss.Graph.Constant(1).Reshape(loss.Shape) };
        foreach (var tensor in dependent.Reverse())
        {
            if (!gradients.TryGetValue(tensor, out var gradient)) continue;
            foreach (var (input, part) in tensor.Inputs.Zip(tensor.Operation.Gradients(tensor, gradient)))
                if (part is not null && dependent.Contains(input)) gradients[input] = gradients.TryGetValue(input, out var sum) ? sum + part : part;
        }

        return
        [
            .. wanted.Select(tensor => gradients.GetValueOrDefault(tensor)
                ?? throw new ArgumentException($"The loss does not depend on {tensor}; leave it out or use it.", nameof(wanted))),
        ];
    }

    /// <summary>Whatever the loss is made of that depends on one of the wanted tensors, in graph order.</summary>
    private static SortedSet<Tensor> Dependent(Tensor loss, IReadOnlyList<Tensor> wanted)
    {
        var order = Comparer<Tensor>.Create((a, b) => a.Id.CompareTo(b.Id));
        var reached = new SortedSet<Tensor>(order);
        var open = new Stack<Tensor>([loss]);
        while (open.TryPop(out var next))
            if (reached.Add(next))
                foreach (var input in next.Inputs) open.Push(input);
        var dependent = new SortedSet<Tensor>(order);
        foreach (var tensor in reached)
            if (wanted.Contains(tensor) || tensor.Inputs.Any(dependent.Contains)) dependent.Add(tensor);
        return dependent;
    }
}
